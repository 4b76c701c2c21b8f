// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/rules_bundle.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/documents/sha256.h"
#include "core/documents/zip_bytes.h"
#include "core/documents/zip_member.h"
#include "core/values/text.h"

namespace biosubsidy::bundle {

namespace {

constexpr std::string_view format = "biosubsidy-rules-bundle/1";
constexpr const char* manifestName = "manifest.json";
constexpr const char* signatureName = "manifest.sig";
constexpr const char* vocabularyName = "facts.toml";
constexpr std::size_t largestManifest = std::size_t{1} << 20U;

tl::unexpected<Refused> refused(Refusal why, std::string zh, std::string en) {
    return tl::unexpected(Refused{why, {std::move(zh), std::move(en)}, {}});
}

tl::unexpected<Refused> damaged(const std::string& zh, const std::string& en) {
    return refused(Refusal::damaged, "规则包文件已损坏，或不是规则包：" + zh, "the bundle is damaged, or none: " + en);
}

// "facts.toml", or "packs/" and a plain name that ends in ".toml".
bool isRulesName(std::string_view name) {
    constexpr std::string_view folder = "packs/";
    constexpr std::string_view ending = ".toml";
    if (name == vocabularyName) return true;
    if (!name.starts_with(folder) || !name.ends_with(ending)) return false;
    const std::string_view plain = name.substr(folder.size(), name.size() - folder.size() - ending.size());
    return !plain.empty() && std::all_of(plain.begin(), plain.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

struct ListedFile {
    std::string name;
    std::string sha256;
};
struct Manifest {
    std::string version;
    Date made = *Date::of(1970, 1, 1);
    std::vector<ListedFile> files;
};

std::string textOf(const RulesBundle& rules) {
    JsonWriter writer;
    writer.object([&] {
        writer.member("format", format);
        writer.member("version", rules.version);
        writer.member("made", rules.made.toString());
        writer.objects("files", rules.files, [&](const RulesFile& file) {
            writer.member("name", file.name);
            writer.member("sha256", sha256Of(file.text));
        });
    });
    return writer.take();
}

const std::string* textIn(const JsonValue& object, std::string_view key) {
    const JsonValue* found = object.find(key);
    return found != nullptr && found->kind == JsonValue::Kind::string ? &found->text : nullptr;
}

std::optional<Manifest> manifestIn(const std::string& text) {
    const auto read = parseJson(SourceText(manifestName, text));
    if (!read || read->kind != JsonValue::Kind::object) return std::nullopt;
    const std::string* kind = textIn(*read, "format");
    const std::string* version = textIn(*read, "version");
    const std::string* made = textIn(*read, "made");
    const JsonValue* files = read->find("files");
    if (kind == nullptr || *kind != format || version == nullptr || !isVersion(*version) || made == nullptr ||
        files == nullptr || files->kind != JsonValue::Kind::array || files->items.size() > mostFiles)
        return std::nullopt;
    Manifest manifest;
    manifest.version = *version;
    const auto day = Date::parse(*made);
    if (!day) return std::nullopt;
    manifest.made = *day;
    std::set<std::string_view> names;
    for (const JsonValue& file : files->items) {
        const std::string* name = textIn(file, "name");
        const std::string* digest = textIn(file, "sha256");
        if (name == nullptr || digest == nullptr || !isRulesName(*name) || !names.insert(*name).second)
            return std::nullopt;
        manifest.files.push_back({*name, *digest});
    }
    if (!names.contains(vocabularyName)) return std::nullopt;
    return manifest;
}

Taken<void> checkFiles(const RulesBundle& rules) {
    std::set<std::string_view> names;
    std::size_t whole = 0;
    for (const RulesFile& file : rules.files) {
        if (!isRulesName(file.name) || !names.insert(file.name).second)
            return damaged(fmt::format("文件名 {} 不行", printable(file.name)),
                           fmt::format("a file cannot be called {}", printable(file.name)));
        whole += file.text.size();
        if (file.text.size() > largestFile || whole > largest || names.size() > mostFiles)
            return damaged("内容太多", "there is too much in it");
    }
    if (!names.contains(vocabularyName)) return damaged("没有 facts.toml", "there is no facts.toml");
    if (!isVersion(rules.version))
        return damaged(fmt::format("版本号 {} 应写作 2026.12.1", printable(rules.version)),
                       fmt::format("the version {} is not one such as 2026.12.1", printable(rules.version)));
    return {};
}

Taken<std::string> packed(const std::vector<ZipMember>& members, const Date& day) {
    auto bytes = zipped(members, day);
    if (!bytes) return damaged(bytes.error().zh, bytes.error().en);
    return std::move(*bytes);
}

Taken<std::string> memberOf(std::string_view bytes, const std::string& name, std::size_t most) {
    auto member = zipMember(bytes, name, most);
    if (member) return std::move(*member);
    if (member.error() == ZipFault::absent) return damaged("没有 " + printable(name), "there is no " + printable(name));
    if (member.error() == ZipFault::tooLarge)
        return damaged(printable(name) + " 太大", printable(name) + " is too large");
    return damaged(printable(name) + " 读不出", printable(name) + " cannot be read");
}

// Who has signed it, if he is trusted.
Taken<std::string> signerOf(std::string_view bytes, const std::string& manifest, std::span<const PublicKey> trusted) {
    constexpr std::size_t mostSigned = 1'024;
    const auto line = zipMember(bytes, signatureName, mostSigned);
    if (!line && line.error() == ZipFault::absent)
        return refused(Refusal::notSigned, "规则包没有签名", "the bundle is not signed");
    if (!line) return damaged("签名读不出", "its signature cannot be read");
    const std::size_t blank = line->find(' ');
    const std::string id = line->substr(0, blank);
    const std::string signature = blank == std::string::npos ? std::string() : line->substr(blank + 1);
    const auto key = std::find_if(trusted.begin(), trusted.end(), [&](const PublicKey& one) { return one.id() == id; });
    if (key == trusted.end())
        return refused(Refusal::unknownKey,
                       fmt::format("规则包由不认识的密钥 {} 签名；信任它，请先加入它的公钥", printable(id)),
                       fmt::format("an unknown key, {}, has signed the bundle; to trust it, add its public key first",
                                   printable(id)));
    if (!isSignedBy(manifest, signature, *key))
        return refused(Refusal::forged, "签名不对：清单被改过，或签名是伪造的",
                       "the signature is wrong: the manifest was changed, or the signature forged");
    return id;
}

} // namespace

std::string_view toString(Refusal refusal) noexcept {
    switch (refusal) {
    case Refusal::damaged: return "damaged";
    case Refusal::notSigned: return "not_signed";
    case Refusal::unknownKey: return "unknown_key";
    case Refusal::forged: return "forged";
    case Refusal::older: return "older";
    case Refusal::dropsFact: return "drops_fact";
    case Refusal::faultyRules: return "faulty_rules";
    }
    return "";
}

Taken<std::string> bundleOf(const RulesBundle& rules) {
    if (const auto checked = checkFiles(rules); !checked) return tl::unexpected(checked.error());
    RulesBundle sorted = rules;
    std::sort(sorted.files.begin(), sorted.files.end(),
              [](const RulesFile& left, const RulesFile& right) { return left.name < right.name; });
    std::vector<ZipMember> members{{manifestName, textOf(sorted)}};
    for (RulesFile& file : sorted.files) members.push_back({std::move(file.name), std::move(file.text)});
    return packed(members, rules.made);
}

Taken<std::string> signedBundle(std::string_view bytes, const SecretKey& key) {
    auto manifest = memberOf(bytes, manifestName, largestManifest);
    if (!manifest) return manifest;
    const auto read = manifestIn(*manifest);
    if (!read) return damaged("清单读不懂", "its manifest is not understood");
    std::vector<ZipMember> members{{manifestName, *manifest},
                                   {signatureName, key.publicKey().id() + " " + signatureOf(*manifest, key) + "\n"}};
    for (const ListedFile& file : read->files) {
        auto text = memberOf(bytes, file.name, largestFile);
        if (!text) return text;
        members.push_back({file.name, std::move(*text)});
    }
    return packed(members, read->made);
}

Taken<RulesBundle> openBundle(std::string_view bytes, std::span<const PublicKey> trusted) {
    if (bytes.size() > largest) return damaged("太大", "it is too large");
    const auto members = zipMemberCount(bytes);
    if (!members) return damaged("不是 ZIP", "it is no ZIP");
    const auto manifest = memberOf(bytes, manifestName, largestManifest);
    if (!manifest) return tl::unexpected(manifest.error());
    // Nothing of it is looked into before it is known whose it is.
    auto signer = signerOf(bytes, *manifest, trusted);
    if (!signer) return tl::unexpected(signer.error());
    const auto read = manifestIn(*manifest);
    if (!read) return damaged("清单读不懂", "its manifest is not understood");
    constexpr std::size_t besides = 2; // manifest and signature
    if (*members != read->files.size() + besides)
        return refused(Refusal::forged, "里面有清单没有列出的文件", "it holds files that the manifest does not list");
    RulesBundle rules{read->version, read->made, {}, sha256Of(*manifest), std::move(*signer)};
    std::size_t room = largest;
    for (const ListedFile& file : read->files) {
        auto text = memberOf(bytes, file.name, std::min(largestFile, room));
        if (!text) return tl::unexpected(text.error());
        if (sha256Of(*text) != file.sha256)
            return refused(Refusal::forged, fmt::format("{} 与清单里的 SHA-256 不符", file.name),
                           fmt::format("{} is not what the manifest says, by its SHA-256", file.name));
        room -= text->size();
        rules.files.push_back({file.name, std::move(*text)});
    }
    return rules;
}

bool isVersion(std::string_view text) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t mostDigits = 9;
    if (text.empty() || text.size() > longest) return false;
    std::size_t digits = 0;
    for (const char letter : text) {
        if (letter == '.') {
            if (digits == 0) return false;
            digits = 0;
        } else if (letter < '0' || letter > '9' || ++digits > mostDigits) {
            return false;
        }
    }
    return digits > 0;
}

int compareVersions(std::string_view left, std::string_view right) {
    const auto next = [](std::string_view& text) {
        long number = 0;
        std::size_t at = 0;
        for (; at < text.size() && text[at] != '.'; ++at) number = number * 10 + (text[at] - '0');
        text.remove_prefix(std::min(text.size(), at + 1));
        return number;
    };
    while (!left.empty() || !right.empty()) {
        const long one = next(left);
        const long other = next(right);
        if (one != other) return one < other ? -1 : 1;
    }
    return 0;
}

Taken<std::shared_ptr<const RuleBook>> rulesIn(const RulesBundle& rules, const Vocabulary& builtIn,
                                               std::string_view installed) {
    if (!installed.empty() && compareVersions(rules.version, installed) <= 0)
        return refused(Refusal::older, fmt::format("版本 {} 不比已安装的 {} 新", rules.version, installed),
                       fmt::format("version {} is no newer than {}, which is installed", rules.version, installed));
    std::optional<SourceText> vocabulary;
    std::vector<PackSource> packs;
    for (const RulesFile& file : rules.files) {
        if (file.name == vocabularyName)
            vocabulary.emplace(file.name, file.text);
        else
            packs.push_back({SourceText(file.name, file.text), true});
    }
    if (!vocabulary) return damaged("没有 facts.toml", "there is no facts.toml");
    auto made = RuleBook::make(*vocabulary, packs);
    if (!made)
        return tl::unexpected(Refused{Refusal::faultyRules,
                                      {"规则有错误，没有安装", "the rules have mistakes and were not installed"},
                                      made.error()});
    for (const Entity entity : {Entity::company, Entity::project, Entity::expense}) {
        for (const Fact& fact : builtIn.facts(entity)) {
            const auto index = (*made)->vocabulary().find(entity, fact.id);
            bool kept = index && (*made)->vocabulary().fact(entity, *index).type == fact.type;
            for (const Choice& choice : fact.choices)
                kept = kept && (*made)->vocabulary().fact(entity, *index).choice(choice.id).has_value();
            if (!kept)
                return refused(
                    Refusal::dropsFact, fmt::format("规则包里没有内置规则的 {}，或其种类、选项少了", fact.id),
                    fmt::format("the bundle lacks {} of the built-in rules, its kind or one of its choices", fact.id));
        }
    }
    return std::move(*made);
}

} // namespace biosubsidy::bundle
