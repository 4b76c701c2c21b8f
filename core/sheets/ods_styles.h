// SPDX-License-Identifier: GPL-3.0-or-later
//
// As what the styles of an OpenDocument spreadsheet show a number, and which sheets
// they hide. Styles stand in two members of the archive; those of the sheets may
// build on the others.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/sheets/number_format.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

class OdsStyles {
public:
    // What is no part of a style is passed over.
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    void text(std::string_view text);

    // Of a cell's style; plain where it is not known.
    [[nodiscard]] const NumberFormat& format(std::string_view style) const;
    [[nodiscard]] bool hides(std::string_view tableStyle) const;

private:
    struct CellStyle {
        std::string format;
        std::string parent;
    };

    void startFormat(std::string_view name, const XmlAttributes& attributes);
    void startStyle(const XmlAttributes& attributes);

    std::map<std::string, NumberFormat, std::less<>> formats_;
    std::map<std::string, std::string, std::less<>> insteadOf_; // the format that numbers above zero take
    std::map<std::string, CellStyle, std::less<>> cells_;
    std::map<std::string, bool, std::less<>> hidden_;

    std::string formatName_; // "": not within a format
    NumberFormat format_;
    std::string tableStyle_;
    bool inWords_ = false;
    bool inMoney_ = false;
    bool hasDigits_ = false;
    std::string words_;
};

} // namespace biosubsidy::sheets
