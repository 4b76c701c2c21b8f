#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent reference for Biosubsidy's assessment.

Written from contract.md and policy-map.md alone: the measures stand here as they stand in the map's tables, and
nothing of the program or of its packs is read.  Money is whole fen (int), rates are fractions; there is no float.

    assess(case, as_of, exclusion=True, packs=None) -> dict

gives the assessment of the contract without reasons, version, sha256 and warnings.  The case is taken as valid.
Fields that a claim may or may not carry (reason, excluded_by, completed_by, shares_pool_with, awards_held) are left
out where they do not apply.

    python3 reference.py CASE.json [--as-of DATE] [--no-exclusion] [--pack ID ...]
"""

import argparse
import datetime
import itertools
import json
import re
import sys
from fractions import Fraction

# ---------------------------------------------------------------------------------------------------------------
# Money

MAX_FEN = 10 ** 17  # 10^15 yuan
UNITS = {None: 1, "元": 1, "万": 10 ** 4, "万元": 10 ** 4, "亿": 10 ** 8, "亿元": 10 ** 8}
MONEY = re.compile(r"([0-9]+|[0-9]{1,3}(?:[,，][0-9]{3})+)(?:\.([0-9]+))?(元|万元|万|亿元|亿)?")


def parse_money(value):
    """Fen of a money value in one of the contract's forms; ValueError for anything else."""
    if isinstance(value, bool):
        raise ValueError("a flag is no money")
    if isinstance(value, int):
        if value < 0:
            raise ValueError("a sign")
        fen = value * 100
    elif isinstance(value, str):
        match = MONEY.fullmatch(value)
        if not match:
            raise ValueError("not a sum of money: %r" % value)
        whole = match.group(1).replace(",", "").replace("，", "")
        part = match.group(2) or ""
        exact = Fraction(int(whole + part), 10 ** len(part)) * UNITS[match.group(3)] * 100
        if exact.denominator != 1:
            raise ValueError("more than two decimals of a yuan: %r" % value)
        fen = int(exact)
    else:
        raise ValueError("not a sum of money: %r" % (value,))
    if fen > MAX_FEN:
        raise ValueError("more than 10^15 yuan: %r" % (value,))
    return fen


def money_text(fen):
    return "%d.%02d" % divmod(fen, 100)


def yuan(text):
    return parse_money(text)


# ---------------------------------------------------------------------------------------------------------------
# Facts, in the contract's order

COMPANY_FACTS = """name uscc city district applicant industry employees revenue total_assets size annual_output
output_over_100m_before first_above_scale first_small_to_scale_list hnte hnte_event advanced_manufacturing titles
new_titles goods_trader neeq_approved neeq_layer ipo open_facility open_facility_class open_facility_grade
park_operator industry_leader standards_lead brings_talent overseas_rnd makes_bioproducts
startup_rnd_started""".split()
PROJECT_FACTS = """name city district kinds fields stage year total_investment fixed_asset_investment
engineering_investment equipment_investment construction_budget renovation_spend first_sale_contract consortium
key_product newly_recognised open_competition fills_chain_gap base_reengineering technical_upgrade brought_in
bottleneck uses_ai first_market_entry first_market_scope first_of_kind market_approvals
market_approvals_sought""".split()
EXPENSE_FACTS = "kind amount year".split()

COMPANY_MONEY = {"revenue", "total_assets", "annual_output"}
PROJECT_MONEY = {"total_investment", "fixed_asset_investment", "engineering_investment", "equipment_investment",
                 "construction_budget", "renovation_spend", "first_sale_contract"}
EXPENSE_MONEY = {"amount"}
PARTS = ("engineering_investment", "equipment_investment", "fixed_asset_investment", "renovation_spend")

CITIES = ["beijing", "tianjin", "chongqing", "hangzhou", "shanghai", "other"]

FACT_ORDER = {"company": {f: i for i, f in enumerate(COMPANY_FACTS)},
              "projects": {f: i for i, f in enumerate(PROJECT_FACTS)},
              "expenses": {f: i for i, f in enumerate(EXPENSE_FACTS)}}
GROUP_ORDER = {"company": 0, "projects": 1, "expenses": 2}


def load_item(raw, money):
    """The known facts of an item; null counts as absent."""
    return {key: parse_money(value) if key in money else value for key, value in raw.items() if value is not None}


# ---------------------------------------------------------------------------------------------------------------
# Conditions: functions of a context that give (True | False | None, missing facts).
# A missing fact is (group, index of the item, fact); only an undecided result carries any.

NOTHING = frozenset()
TRUE = (True, NOTHING)
FALSE = (False, NOTHING)


def decided(truth):
    return TRUE if truth else FALSE


def unknown(*facts):
    return (None, frozenset(facts))


class Context:
    """One claim's facts: the company's and those of the item that the claim is made for."""

    def __init__(self, company, group="company", index=0, item=None):
        self.company = company
        self.group = group
        self.index = index
        self.item = item

    # Which entity a fact belongs to is told by its prefix: "c." the company, none the claim's own item.
    def get(self, fact):
        """(value or None, address)"""
        if fact.startswith("c."):
            fact = fact[2:]
            return self.company.get(fact), ("company", 0, fact)
        return self.item.get(fact), (self.group, self.index, fact)

    def money_range(self, fact):
        """(lowest, highest, address): the values that a sum may have, with the bounds of parts and wholes."""
        value, address = self.get(fact)
        if value is not None:
            return value, value, address
        low, high = 0, MAX_FEN
        if self.group == "projects" and not fact.startswith("c."):
            if fact == "total_investment":
                low = max([self.item[part] for part in PARTS if part in self.item], default=0)
            elif fact in PARTS:
                high = self.item.get("total_investment", MAX_FEN)
        return low, high, address

    def city(self):
        if self.group == "projects" and self.item.get("city") is not None:
            return self.item["city"], ("projects", self.index, "city")
        return self.company.get("city"), ("company", 0, "city")

    def district(self):
        company = (self.company.get("district"), ("company", 0, "district"))
        if self.group != "projects":
            return company
        own = (self.item.get("district"), ("projects", self.index, "district"))
        if own[0] is not None:
            return own
        city = self.item.get("city")
        # Taken from the company only where the city is surely the same.
        if city is None or city == self.company.get("city"):
            return company
        return own

    def sizes(self):
        """(the possible sizes, the facts that leave it open)"""
        if self.company.get("size") is not None:
            return {self.company["size"]}, ()
        employees, revenue = self.company.get("employees"), self.company.get("revenue")
        missing = [] if employees is not None else [("company", 0, "employees")]
        if self.company.get("industry", "industry") == "other":
            by_staff = rungs(employees, (10, 100, 300))
            return {SIZES[i] for i in by_staff}, missing
        by_staff = rungs(employees, (20, 300, 1000))
        by_revenue = rungs(revenue, (yuan("300万"), yuan("2000万"), yuan("4亿")))
        if revenue is None:
            missing.append(("company", 0, "revenue"))
        return {SIZES[min(a, b)] for a in by_staff for b in by_revenue}, missing


SIZES = ["micro", "small", "medium", "large"]


def rungs(value, bounds):
    """The rungs (0 = micro) that a value reaches; all of them for an unknown one."""
    if value is None:
        return range(4)
    return (sum(value >= bound for bound in bounds),)


def always(context):
    return TRUE


def both(*conditions):
    def holds(context):
        results = [condition(context) for condition in conditions]
        if any(truth is False for truth, _ in results):
            return FALSE
        if all(truth is True for truth, _ in results):
            return TRUE
        return (None, frozenset().union(*(missing for truth, missing in results if truth is None)))
    return holds


def either(*conditions):
    def holds(context):
        results = [condition(context) for condition in conditions]
        if any(truth is True for truth, _ in results):
            return TRUE
        if all(truth is False for truth, _ in results):
            return FALSE
        return (None, frozenset().union(*(missing for truth, missing in results if truth is None)))
    return holds


def no(condition):
    def holds(context):
        truth, missing = condition(context)
        return (None, missing) if truth is None else decided(not truth)
    return holds


def flag(fact):
    def holds(context):
        value, address = context.get(fact)
        return unknown(address) if value is None else decided(value)
    return holds


def one_of(fact, *choices):
    def holds(context):
        value, address = context.get(fact)
        return unknown(address) if value is None else decided(value in choices)
    return holds


def meets(fact, *elements):
    """The set and the elements share one; `has` is the same with a single one."""
    def holds(context):
        value, address = context.get(fact)
        return unknown(address) if value is None else decided(not set(value).isdisjoint(elements))
    return holds


has = meets


def not_empty(fact):
    def holds(context):
        value, address = context.get(fact)
        return unknown(address) if value is None else decided(len(value) > 0)
    return holds


def at_least(fact, bound):
    bound = yuan(bound)

    def holds(context):
        low, high, address = context.money_range(fact)
        return TRUE if low >= bound else FALSE if high < bound else unknown(address)
    return holds


def more_than(fact, bound):
    bound = yuan(bound)

    def holds(context):
        low, high, address = context.money_range(fact)
        return TRUE if low > bound else FALSE if high <= bound else unknown(address)
    return holds


def size_in(*wanted):
    def holds(context):
        possible, missing = context.sizes()
        if possible <= set(wanted):
            return TRUE
        if possible.isdisjoint(wanted):
            return FALSE
        return unknown(*missing)
    return holds


def applicant_in(*who):
    def holds(context):
        return decided(context.company.get("applicant", "enterprise") in who)
    return holds


def in_city(city):
    def holds(context):
        value, address = context.city()
        return unknown(address) if value is None else decided(value == city)
    return holds


def in_district(*names):
    def holds(context):
        value, address = context.district()
        return unknown(address) if value is None else decided(value in names)
    return holds


# ---------------------------------------------------------------------------------------------------------------
# Measures

APPLICANTS = {"E": {"enterprise"}, "T": {"startup_team"}, "U": {"university", "research_institute"}}
ANY = {"enterprise", "startup_team", "university", "research_institute", "other"}


def company(id, clause, who, condition, support, **more):
    return measure(id, clause, "company", who, condition, support, **more)


def project(id, clause, who, condition, support, **more):
    return measure(id, clause, "projects", who, condition, support, **more)


def expense(id, clause, who, condition, support, **more):
    return measure(id, clause, "expenses", who, condition, support, **more)


def measure(id, clause, scope, who, condition, support, rate=None, amount=None, pool=None, yearly=None,
            after_completion=False):
    """`condition` is one condition or a pair (strict, lenient).  `amount` is (rate, base fact or None, cap or None):
    min(rate x base, cap), or the cap alone."""
    strict, lenient = condition if isinstance(condition, tuple) else (condition, condition)
    applicants = ANY if who == "any" else set().union(*(APPLICANTS[letter] for letter in who.split(",")))
    if support in ("ceiling", "fixed"):
        share, base, cap = amount
        amount = (None if share is None else Fraction(share), base, None if cap is None else yuan(cap))
    return {"id": id, "clause": clause, "scope": scope, "applicants": applicants, "strict": strict,
            "lenient": lenient, "support": support, "rate": rate, "amount": amount, "pool": pool,
            "yearly": None if yearly is None else yuan(yearly), "after_completion": after_completion}


def flat(sum_text):
    return (None, None, sum_text)


PERCENT = {n: Fraction(n, 100) for n in (10, 20, 30, 50, 70, 100)}
INV = "investment"
DOMESTIC = ("innovative_drug", "medical_device", "cosmetic_ingredient", "novel_food_ingredient", "food_additive",
            "food_contact_material", "fsmp")

# The conditions of scale-reward, under both readings.
SCALE_LENIENT = both(flag("c.advanced_manufacturing"),
                     either(flag("c.first_above_scale"),
                            both(at_least("c.annual_output", "100000000"), no(flag("c.output_over_100m_before")))))
SCALE_STRICT = both(flag("c.advanced_manufacturing"), flag("c.first_above_scale"),
                    more_than("c.annual_output", "100000000"), no(flag("c.output_over_100m_before")))
SPECIALISED = meets("c.titles", "specialised", "little_giant")

PILOT_FIELDS = ("functional_food", "biopesticides", "biofeed", "biofertiliser", "animal_health")

SMALL = size_in("small", "micro")
SME = size_in("medium", "small", "micro")

BEIJING = [
    project("key-laboratory", "附件1", "any", both(has("kinds", "key_laboratory"), flag("consortium")), "unstated",
            pool=INV),
    company("open-facility", "附件1", "any", flag("c.open_facility"), "ceiling", rate="open", amount=flat("1000000")),
    project("basic-research", "附件1", "any", has("kinds", "basic_research"), "in_kind"),
    project("key-technology", "附件2", "any", has("kinds", "rnd"), "in_kind"),
    project("common-platform", "附件3", "any", has("kinds", "common_platform"), "ceiling", rate="open",
            amount=(PERCENT[100], "total_investment", "50000000"), pool=INV),
    project("pilot-platform", "附件3", "any", has("kinds", "pilot_platform"), "ceiling", rate="stated",
            amount=(PERCENT[30], "total_investment", "50000000"), pool=INV),
    project("innovation-center", "附件4", "any", both(has("kinds", "innovation_center"), flag("consortium")),
            "ceiling", rate="stated", amount=(PERCENT[30], "construction_budget", "50000000"), pool=INV),
    project("enterprise-tech-center", "附件4", "E", has("kinds", "enterprise_tech_center"), "in_kind"),
    project("national-center", "附件4", "any",
            meets("kinds", "national_center", "industry_center", "manufacturing_center"), "in_kind"),
    expense("innovation-voucher", "附件5", "E,T",
            both(one_of("kind", "innovation_voucher"),
                 either(both(applicant_in("enterprise"), SME),
                        both(applicant_in("startup_team"), flag("c.startup_rnd_started")))),
            "ceiling", rate="open", amount=(PERCENT[100], "amount", None), yearly="500000"),
    expense("service-coupon", "附件5", "E", both(one_of("kind", "service_coupon"), SME), "ceiling", rate="stated",
            amount=(PERCENT[30], "amount", "50000")),
    company("hnte-first", "附件6", "E", one_of("c.hnte_event", "first_certified"), "ceiling", rate="stated",
            amount=flat("100000")),
    company("hnte-renewed", "附件6", "E", one_of("c.hnte_event", "recertified"), "ceiling", rate="stated",
            amount=flat("50000")),
    company("small-to-scale", "附件6", "E",
            both(flag("c.first_small_to_scale_list"),
                 either(flag("c.hnte"), one_of("c.hnte_event", "first_certified", "recertified"))),
            "fixed", amount=flat("100000")),
    company("scale-reward", "附件6", "E", (SCALE_STRICT, SCALE_LENIENT), "unstated"),
    company("scale-reward-specialised", "附件6", "E",
            (both(SCALE_STRICT, SPECIALISED), both(SCALE_LENIENT, SPECIALISED)), "fixed", amount=flat("200000")),
    project("leading-firm", "附件6", "E", both(flag("c.industry_leader"), meets("kinds", "rnd", "industrialisation")),
            "unstated"),
    project("park-construction", "附件7", "any", has("kinds", "park_construction"), "ceiling", rate="stated",
            amount=(PERCENT[50], "total_investment", "50000000"), pool=INV),
    project("space-renovation", "附件7", "any", has("kinds", "space_renovation"), "ceiling", rate="stated",
            amount=(PERCENT[30], "renovation_spend", "10000000"), pool=INV),
    project("park-operation", "附件8", "any", both(has("kinds", "park_operation"), flag("c.park_operator")),
            "ceiling", rate="stated", amount=(PERCENT[50], "total_investment", "30000000"), pool=INV),
    project("green-upgrade", "附件8", "E", has("kinds", "green_upgrade"), "ceiling", rate="open",
            amount=(PERCENT[100], "total_investment", "30000000"), pool=INV, yearly="30000000"),
    project("industrialisation", "附件9", "any", both(has("kinds", "industrialisation"), flag("key_product")),
            "ceiling", rate="stated", amount=(PERCENT[30], "engineering_investment", "50000000"), pool=INV),
    project("first-market-entry", "附件9", "E", flag("first_market_entry"), "ceiling", rate="open",
            amount=flat("5000000")),
    project("first-batch", "附件9", "E",
            (meets("first_of_kind", "first_batch", "first_trial_production"), not_empty("first_of_kind")),
            "unstated"),
    company("jingjinji", "附件10", "any", always, "in_kind"),
    expense("overseas-market", "附件11", "E", both(one_of("kind", "overseas_market"), flag("c.goods_trader")),
            "ceiling", rate="stated", amount=(PERCENT[70], "amount", None), yearly="1000000"),
    expense("exchange-event", "附件11", "any", one_of("kind", "exchange_event"), "ceiling", rate="open",
            amount=(PERCENT[100], "amount", None), yearly="3000000"),
    project("regulatory-pilot", "附件12", "any",
            (either(meets("market_approvals_sought", "novel_food_ingredient", "food_additive", "cosmetic_ingredient"),
                    meets("fields", *PILOT_FIELDS)),
             either(meets("fields", "breeding", *PILOT_FIELDS), meets("market_approvals_sought", *DOMESTIC))),
            "in_kind"),
    company("neeq-listing", "附件13", "E", flag("c.neeq_approved"), "ceiling", rate="open", amount=flat("1000000")),
    company("listing-service", "附件13", "E", always, "in_kind"),
    company("talent", "附件14", "any", always, "in_kind"),
    company("incubation", "计划二5", "E,T", either(applicant_in("startup_team"), SMALL), "in_kind"),
    project("state-firm-pairing", "计划二6", "any", meets("fields", "biofuels", "biobased_chemicals"), "in_kind"),
    project("space-land", "计划二7", "any", meets("kinds", "pilot_platform", "industrialisation", "green_upgrade"),
            "in_kind"),
    company("standards", "计划二9", "any", flag("c.standards_lead"), "in_kind"),
    project("product-filing", "计划二10", "any",
            either(meets("market_approvals_sought", "novel_food_ingredient", "food_contact_material"),
                   meets("fields", "drug_ingredients", "biomedical_materials", "implant_materials")), "in_kind"),
    company("intellectual-property", "计划二10", "any", always, "in_kind"),
    company("funds", "计划三(二)", "any", always, "in_kind"),
]

TIANJIN = [
    project("new-platform", "二(一)", "any",
            (both(flag("newly_recognised"),
                  meets("kinds", "key_laboratory", "industry_center", "innovation_center", "manufacturing_center")),
             both(flag("newly_recognised"),
                  either(meets("kinds", "key_laboratory", "industry_center", "innovation_center",
                               "manufacturing_center"),
                         meets("kinds", "national_center", "enterprise_tech_center")))), "unstated", pool=INV),
    project("national-mission", "二(一)", "any", meets("kinds", "national_center", "key_laboratory"), "in_kind"),
    project("capability-rnd", "二(二)", "any", meets("kinds", "rnd", "basic_research"), "in_kind"),
    project("open-competition", "二(二)", "any", flag("open_competition"), "unstated", pool=INV),
    project("rnd-spending", "二(二)", "E",
            (both(has("kinds", "rnd"), flag("open_competition")), has("kinds", "rnd")), "unstated", pool=INV),
    project("scenario-demo", "二(三)", "any", meets("kinds", "demonstration", "proof_of_concept"), "in_kind"),
    company("incubation", "二(三)", "any",
            either(applicant_in("startup_team", "university", "research_institute"), SMALL), "in_kind"),
    project("market-access", "二(三)", "E", meets("market_approvals", *DOMESTIC), "unstated", pool=INV),
    project("first-of-kind", "二(三)", "any", meets("first_of_kind", "first_set", "first_batch", "first_version"),
            "unstated", pool=INV),
    project("technology-import", "二(三)", "E", both(has("kinds", "industrialisation"), flag("brought_in")),
            "unstated", pool=INV),
    project("cdmo", "二(三)", "any", has("kinds", "cdmo"), "unstated", pool=INV),
    company("conversion-services", "二(三)", "any", always, "in_kind"),
    project("pilot-platform", "二(三)", "any", meets("kinds", "pilot_platform", "proof_of_concept"), "in_kind"),
    project("headquarters", "二(四)", "any",
            both(flag("c.industry_leader"),
                 either(has("kinds", "headquarters"),
                        both(meets("kinds", "rnd", "industrialisation"), flag("brought_in")))), "unstated", pool=INV),
    company("sme-growth", "二(四)", "E",
            either(SME, meets("c.titles", "eaglet", "gazelle", "unicorn", "tech_leader", "specialised",
                              "little_giant", "champion")), "in_kind"),
    company("titles", "二(四)", "E", meets("c.new_titles", "little_giant", "champion"), "unstated"),
    project("major-investment", "二(四)", "any",
            both(at_least("total_investment", "50000000"), flag("fills_chain_gap")), "unstated", pool=INV,
            after_completion=True),
    project("base-reengineering", "二(四)", "any",
            both(at_least("total_investment", "20000000"), flag("base_reengineering")), "unstated", pool=INV,
            after_completion=True),
    project("consortium", "二(四)", "any", flag("consortium"), "in_kind"),
    project("approval-track", "二(五)", "any", has("kinds", "industrialisation"), "in_kind"),
    project("land", "二(五)", "any", meets("kinds", "industrialisation", "headquarters"), "in_kind"),
    project("utilities", "二(五)", "any", meets("kinds", "industrialisation", "pilot_platform"), "in_kind"),
    project("green-channel", "二(六)", "any", meets("market_approvals_sought", *DOMESTIC), "in_kind"),
    company("intellectual-property", "二(六)", "any", always, "in_kind"),
    company("standards", "二(六)", "any", flag("c.standards_lead"), "in_kind"),
    company("talent", "二(七)", "any", flag("c.brings_talent"), "in_kind"),
    company("jingjinji", "二(八)", "any", always, "in_kind"),
    company("listing", "二(九)", "E", flag("c.ipo"), "unstated"),
    company("fund", "二(九)", "any", always, "in_kind"),
    project("special-funds", "三(三)", "any",
            meets("kinds", "basic_research", "rnd", "demonstration", "key_laboratory", "common_platform",
                  "pilot_platform", "innovation_center", "national_center", "industry_center",
                  "manufacturing_center"), "unstated", pool=INV),
]

CHONGQING = [
    project("basic-research", "1", "U", meets("kinds", "basic_research", "key_laboratory"), "in_kind"),
    project("core-technology", "2", "any",
            (flag("open_competition"), either(flag("open_competition"), has("kinds", "rnd"))), "unstated"),
    project("innovation-center", "2", "any", both(has("kinds", "innovation_center"), flag("consortium")), "in_kind"),
    project("ai-fusion", "3", "any", flag("uses_ai"), "in_kind"),
    project("pilot-base", "4, 6", "any", has("kinds", "pilot_platform"), "unstated"),
    project("pilot-lane", "6", "any", has("kinds", "pilot_platform"), "in_kind"),
    project("pilot-alliance", "5", "any", meets("kinds", "pilot_platform", "rnd"), "in_kind"),
    project("biochemicals-materials", "7", "any",
            meets("fields", "biobased_chemicals", "biobased_materials", "fine_chemicals", "degradable_materials"),
            "in_kind"),
    project("biodrugs", "8", "any",
            meets("fields", "antibody_protein_drugs", "peptide_drugs", "gene_cell_therapy", "vaccines",
                  "natural_medicine", "innovative_drugs"), "in_kind"),
    project("agriculture-food", "9", "any",
            meets("fields", "breeding", "biofeed", "biofertiliser", "sericulture", "functional_food",
                  "fermented_food", "food_additives", "future_food"), "in_kind"),
    project("energy-environment", "10", "any",
            meets("fields", "biofuels", "biogas", "hydrogen", "environmental_bioremediation"), "in_kind"),
    company("local-procurement", "11", "E", flag("c.makes_bioproducts"), "in_kind"),
    company("leading-firm", "11", "E", flag("c.industry_leader"), "in_kind"),
    company("champion", "11", "E", either(has("c.titles", "champion"), flag("c.makes_bioproducts")), "in_kind"),
    project("headquarters", "12", "E", has("kinds", "headquarters"), "in_kind"),
    project("upgrade", "13", "E", either(has("kinds", "green_upgrade"), flag("technical_upgrade")), "in_kind"),
    project("joint-rnd", "13", "E",
            both(flag("consortium"), meets("kinds", "rnd", "pilot_platform", "innovation_center")), "in_kind"),
    project("special-policy-bishan", "15", "any", in_district("璧山区", "璧山"), "unstated"),
    company("talent", "20", "any", flag("c.brings_talent"), "in_kind"),
    company("strain-bank", "22", "any", always, "in_kind"),
    company("trade", "24", "any", either(flag("c.goods_trader"), flag("c.makes_bioproducts")), "in_kind"),
    project("safety-lane", "25", "any", meets("kinds", "industrialisation", "pilot_platform"), "in_kind"),
    company("intellectual-property", "26", "any", always, "in_kind"),
    company("district-policies", "三(二)", "any", always, "unstated"),
    company("fund", "三(二)", "any", always, "in_kind"),
]

HANGZHOU = [
    project("frontier-research", "1, 2", "any", meets("kinds", "basic_research", "rnd"), "in_kind"),
    project("bottleneck", "3", "any", both(has("kinds", "rnd"), flag("bottleneck")), "in_kind"),
    project("digital", "4", "any", flag("uses_ai"), "in_kind"),
    project("platform", "5", "any",
            meets("kinds", "key_laboratory", "innovation_center", "national_center", "manufacturing_center"),
            "in_kind"),
    project("proof-and-pilot", "6", "any", meets("kinds", "proof_of_concept", "pilot_platform"), "in_kind"),
    company("technology-transfer", "6", "any", always, "in_kind"),
    project("public-platform", "7", "any", has("kinds", "common_platform"), "in_kind"),
    company("leaders", "8", "E", either(has("c.titles", "unicorn"), flag("c.industry_leader")), "in_kind"),
    project("industry-transition", "8", "E",
            both(flag("c.industry_leader"), either(has("kinds", "green_upgrade"), flag("technical_upgrade"))),
            "in_kind"),
    company("growth", "9", "E", meets("c.titles", "gazelle", "unicorn", "champion", "little_giant"), "in_kind"),
    company("startups", "10", "E,T",
            (either(applicant_in("startup_team"), SMALL),
             either(applicant_in("startup_team"), SMALL, has("c.titles", "innovative_sme"))), "in_kind"),
    project("project-attraction", "11", "E",
            either(meets("kinds", "headquarters", "industrialisation"),
                   both(has("kinds", "rnd"), flag("brought_in"))), "in_kind"),
    project("park", "12, 14", "any", has("kinds", "park_construction"), "unstated"),
    project("scenario", "13", "any", has("kinds", "demonstration"), "in_kind"),
    company("policy-stack", "14", "any", always, "unstated"),
    company("district-policies", "14", "any", always, "unstated"),
    project("eia-reform", "14", "any", meets("kinds", "industrialisation", "pilot_platform", "park_construction"),
            "in_kind"),
    project("land", "15", "any", has("kinds", "industrialisation"), "in_kind"),
    company("finance", "15", "any", always, "in_kind"),
    company("talent", "15", "any", flag("c.brings_talent"), "in_kind"),
    company("services", "16", "any", always, "in_kind"),
]

JINSHAN_DRUGS = ("antibody_protein_drugs", "vaccines", "gene_cell_therapy", "drug_ingredients", "ivd",
                 "gene_sequencing", "precision_medicine", "medical_aesthetics", "medical_devices", "bio_equipment",
                 "chemical_drugs", "innovative_drugs")

JINSHAN = [
    project("attraction", "六(一)", "E", meets("kinds", "headquarters", "industrialisation"), "in_kind"),
    project("cro-cmo-cdmo", "六(一)", "any", either(has("kinds", "cdmo"), has("fields", "cro_cdmo")), "in_kind"),
    project("innovation", "六(二)", "any", meets("kinds", "rnd", "enterprise_tech_center", "innovation_center"),
            "in_kind"),
    project("first-of-kind", "六(二)", "E",
            (meets("first_of_kind", "first_set", "first_batch"), not_empty("first_of_kind")), "in_kind"),
    company("lab-sharing", "六(二)", "any", always, "in_kind"),
    company("incubation", "六(三)", "E,T", either(applicant_in("startup_team"), SMALL), "in_kind"),
    project("pilot", "六(三)", "any", has("kinds", "pilot_platform"), "in_kind"),
    project("industrial-park", "六(三)", "any", meets("kinds", "industrialisation", "park_construction"), "in_kind"),
    project("shared-platform", "六(四)", "any", both(has("kinds", "common_platform"), flag("consortium")), "in_kind"),
    project("scenario", "六(四)", "any", has("kinds", "demonstration"), "in_kind"),
    project("digital", "六(四)", "any", flag("uses_ai"), "in_kind"),
    company("overseas-rnd", "六(五)", "E", flag("c.overseas_rnd"), "in_kind"),
    project("overseas-approval", "六(五)", "E", meets("market_approvals_sought", "fda", "ema"), "in_kind"),
    project("chemical-transition", "六(五)", "E", either(has("kinds", "green_upgrade"), flag("technical_upgrade")),
            "in_kind"),
    company("matching", "六(五)", "any", always, "in_kind"),
    project("biomedicine", "六(六)", "any",
            (meets("fields", *JINSHAN_DRUGS),
             either(meets("fields", *JINSHAN_DRUGS), meets("fields", "peptide_drugs", "nucleic_acid_drugs"))),
            "in_kind"),
    project("biomaterials", "六(七)", "any",
            meets("fields", "biobased_materials", "degradable_materials", "biobased_chemicals", "fine_chemicals",
                  "biomedical_materials", "implant_materials", "electronic_materials"), "in_kind"),
    project("food", "六(八)", "any",
            meets("fields", "functional_food", "fermented_food", "food_additives", "future_food",
                  "special_diet_food"), "in_kind"),
    project("bio-agriculture", "六(九)", "any",
            meets("fields", "breeding", "biopesticides", "biofeed", "biofertiliser", "animal_health"), "in_kind"),
    project("bioenergy", "六(十)", "any",
            meets("fields", "biofuels", "biogas", "biopower", "co2_conversion", "environmental_bioremediation"),
            "in_kind"),
    company("talent", "七(一)", "any", always, "in_kind"),
    company("special-policy", "七(二)", "any", always, "unstated"),
    company("import-whitelist", "七(二)", "E", always, "in_kind"),
    company("finance", "七(三)", "any", always, "in_kind"),
    project("space", "七(四)", "any", meets("kinds", "industrialisation", "pilot_platform"), "in_kind"),
]

MANUFACTURING_INDUSTRY = lambda context: decided(context.company.get("industry", "industry") == "industry")

MANUFACTURING = [
    project("major-investment", "1", "E",
            both(MANUFACTURING_INDUSTRY,
                 either(both(has("kinds", "industrialisation"), at_least("total_investment", "50000000"),
                             flag("fills_chain_gap")),
                        both(at_least("total_investment", "10000000"), flag("technical_upgrade")))),
            "ceiling", rate="stated", amount=(PERCENT[10], "equipment_investment", "50000000"), pool=INV,
            after_completion=True),
    project("base-reengineering", "1", "E",
            both(MANUFACTURING_INDUSTRY, has("kinds", "industrialisation"),
                 at_least("total_investment", "20000000"), flag("base_reengineering")),
            "ceiling", rate="stated", amount=(PERCENT[20], "equipment_investment", "30000000"), pool=INV,
            after_completion=True),
]

ALL_LEVELS = {"national", "city", "district", "other"}
LOCAL_LEVELS = {"city", "district"}


def pack(id, city, measures, start=None, until=None, draft=False, grade="full_text", superseded_by=None,
         levels=frozenset(), districts=None, completes=None):
    place = in_city(city) if districts is None else both(in_city(city), in_district(*districts))
    day = datetime.date.fromisoformat
    return {"id": id, "city": city, "measures": measures, "start": start and day(start),
            "until": until and day(until), "draft": draft, "grade": grade, "superseded_by": superseded_by,
            "levels": levels, "place": place, "completes": completes}


# As the map numbers them.
PACKS = [
    pack("beijing-2024", "beijing", BEIJING, start="2024-09-14", until="2026-12-31", levels=ALL_LEVELS),
    pack("tianjin-draft", "tianjin", TIANJIN, draft=True, superseded_by="津政办发〔2024〕23号", levels=LOCAL_LEVELS),
    pack("chongqing-draft", "chongqing", CHONGQING, draft=True),
    pack("hangzhou-2024", "hangzhou", HANGZHOU, start="2024-11-08"),
    pack("jinshan-2023", "shanghai", JINSHAN, start="2023-10-11", districts=("金山区", "金山")),
    # Completes the draft's claims of the same ids.
    pack("tianjin-manufacturing-2023", "tianjin", MANUFACTURING, start="2023-04-11", until="2028-04-10",
         grade="excerpt", levels=LOCAL_LEVELS, completes="tianjin-draft"),
]


def status_on(pack, date):
    if pack["draft"]:
        return "draft"
    if pack["start"] is not None and date < pack["start"]:
        return "not_yet"
    if pack["until"] is not None and date > pack["until"]:
        return "expired"
    return "in_force"


def outside_period(pack, year):
    """Does the calendar year lie wholly outside the pack's period?"""
    first = datetime.date(year, 1, 1)
    last = datetime.date(year, 12, 31)
    return ((pack["start"] is not None and last < pack["start"])
            or (pack["until"] is not None and first > pack["until"]))


# ---------------------------------------------------------------------------------------------------------------
# One claim

def ceiling_of(measure, base):
    """The exact ceiling for one value of the base, rounded down to the fen once."""
    rate, fact, cap = measure["amount"]
    bounds = []
    if fact is not None:
        bounds.append(rate * base)
    if cap is not None:
        bounds.append(Fraction(cap))
    if measure["yearly"] is not None:
        bounds.append(Fraction(measure["yearly"]))
    return int(min(bounds) // 1)


def amount_range(measure, context):
    """(the highest ceiling, the facts that leave it open)"""
    fact = measure["amount"][1]
    if fact is None:
        return ceiling_of(measure, None), NOTHING
    low, high, address = context.money_range(fact)
    lowest, highest = ceiling_of(measure, low), ceiling_of(measure, high)
    return highest, (NOTHING if lowest == highest else frozenset([address]))


def assess_claim(pack, measure, context, in_force, year):
    """(verdict, reason or None, missing, ceiling in fen or None)"""
    has_sum = measure["support"] in ("ceiling", "fixed")
    none = 0 if has_sum else None
    place = pack["place"](context)
    applicant = decided(context.company.get("applicant", "enterprise") in measure["applicants"])
    for holds, reason in ((not in_force, "not_in_force"), (place[0] is False, "elsewhere"),
                          (applicant[0] is False, "other_applicant"),
                          (context.group != "company" and outside_period(pack, year), "outside_period")):
        if holds:
            return "ineligible", reason, NOTHING, none
    gate = lambda context: place
    strict = both(gate, measure["strict"])(context)
    lenient = both(gate, measure["lenient"])(context)
    if strict[0] is True and lenient[0] is True:
        verdict = "eligible"
    elif strict[0] is False and lenient[0] is False:
        return "ineligible", None, NOTHING, none
    elif lenient[0] is True and strict[0] is False:
        verdict = "arguable"
    else:
        verdict = "undetermined"
    missing = strict[1] | lenient[1]
    if not has_sum:
        return verdict, None, missing, None
    ceiling, open_facts = amount_range(measure, context)
    return verdict, None, missing | open_facts, ceiling


# ---------------------------------------------------------------------------------------------------------------
# Stacking.  A candidate claim: {"net", "stated" (bool), "slot", "cap" ((pack, measure, year) or None), "limit"}.
# Candidates come in the order of preference (projects, expenses, company; then packs and measures).  A slot holds
# the claims that exclude each other; at most one of them is taken.

def count(chosen):
    """What each of the chosen candidates counts, the yearly caps being used up in the case's order."""
    left, counted = {}, []
    for candidate in chosen:
        amount = candidate["net"]
        if candidate["cap"] is not None:
            rest = left.get(candidate["cap"], candidate["limit"])
            amount = min(amount, rest)
            left[candidate["cap"]] = rest - amount
        counted.append(amount)
    return counted


def exhaustive(slots):
    """The best set over the slots (lists of candidates, in order), by trying them all: {id(candidate): counted}.
    Preference: total, then stated part, then the lexicographic order with "none" last."""
    best = None
    for picks in itertools.product(*(range(len(slot) + 1) for slot in slots)):
        chosen = [slot[pick] for slot, pick in zip(slots, picks) if pick < len(slot)]
        counted = count(chosen)
        if 0 in counted:  # a claim that would count nothing is not chosen
            continue
        stated = sum(amount for candidate, amount in zip(chosen, counted) if candidate["stated"])
        order = [slot[pick]["rank"] if pick < len(slot) else sys.maxsize for slot, pick in zip(slots, picks)]
        key = (-sum(counted), -stated, order)
        if best is None or key < best[0]:
            best = (key, dict(zip((candidate["key"] for candidate in chosen), counted)))
    return best[1]


def optimum(candidates, exclusion, reduce=True):
    """{key: counted} of the best set.  With `reduce`, the slots are split into the groups that share no yearly cap
    (totals and stated parts add up over them, and the lexicographic order can be settled in each), and in a slot only
    the best of the candidates without a cap is kept (against each other they are independent of all the rest).
    Without it, everything is tried."""
    slots, index = [], {}
    for candidate in candidates:
        if candidate["net"] == 0:
            continue
        slot = candidate["slot"] if exclusion and candidate["slot"] is not None else ("alone", candidate["key"])
        if slot not in index:
            index[slot] = len(slots)
            slots.append([])
        slots[index[slot]].append(candidate)
    if not reduce:
        return exhaustive(slots)

    # Groups of slots joined by a cap.
    group = list(range(len(slots)))
    seen = {}
    for number, slot in enumerate(slots):
        for candidate in slot:
            if candidate["cap"] is not None:
                other = seen.setdefault(candidate["cap"], number)
                old, new = group[number], group[other]
                group = [new if value == old else value for value in group]
    result = {}
    for name in sorted(set(group)):
        members = [slot for slot, value in zip(slots, group) if value == name]
        if all(len(slot) == 1 for slot in members) and len({slot[0]["cap"] for slot in members}) == 1:
            # Nothing to choose between: all are taken, in order, until the cap is used up.
            chosen = [slot[0] for slot in members]
            for candidate, amount in zip(chosen, count(chosen)):
                if amount:
                    result[candidate["key"]] = amount
            continue
        reduced = []
        for slot in members:
            capped = [candidate for candidate in slot if candidate["cap"] is not None]
            free = [candidate for candidate in slot if candidate["cap"] is None]
            free.sort(key=lambda c: (-c["net"], -(c["net"] if c["stated"] else 0), c["rank"]))
            reduced.append(sorted(capped + free[:1], key=lambda c: c["rank"]))
        result.update(exhaustive(reduced))
    return result


# ---------------------------------------------------------------------------------------------------------------
# The assessment

def target(pack_id, measure_id, group, item_id):
    return {"pack": pack_id, "measure": measure_id, "for": entity(group, item_id)}


def entity(group, item_id):
    return {"entity": "company"} if group == "company" else {"entity": group[:-1], "id": item_id}


def packs_in_view(company_facts, projects):
    cities = [company_facts.get("city")] + [p.get("city", company_facts.get("city")) for p in projects]
    if None in cities:
        return list(PACKS)
    return [p for p in PACKS if p["city"] in cities]


def assess(case, as_of, exclusion=True, packs=None, reduce=True):
    company_facts = load_item(case["company"], COMPANY_MONEY)
    projects = [load_item(item, PROJECT_MONEY) for item in case.get("projects") or []]
    expenses = [load_item(item, EXPENSE_MONEY) for item in case.get("expenses") or []]
    awards = [load_item(item, {"amount"}) for item in case.get("awards") or []]
    items = {"company": [{}], "projects": projects, "expenses": expenses}

    if packs is None:
        view = packs_in_view(company_facts, projects)
    else:
        view = [p for p in PACKS if p["id"] in set(packs)]

    contexts = {"company": [Context(company_facts)],
                "projects": [Context(company_facts, "projects", i, item) for i, item in enumerate(projects)],
                "expenses": [Context(company_facts, "expenses", i, item) for i, item in enumerate(expenses)]}

    def fact_key(address):
        group, index, fact = address
        return (GROUP_ORDER[group], index, FACT_ORDER[group][fact])

    def fact_name(address):
        group, index, fact = address
        return "company." + fact if group == "company" else "%s.%s.%s" % (group, items[group][index]["id"], fact)

    # Every claim, in the order of the output.
    claims = []
    for pack in view:
        status = status_on(pack, as_of)
        for number, m in enumerate(pack["measures"]):
            for index, item in enumerate(items[m["scope"]]):
                context = contexts[m["scope"]][index]
                year = item.get("year", as_of.year)
                verdict, reason, missing, ceiling = assess_claim(pack, m, context, status in ("in_force", "draft"),
                                                                 year)
                held = []
                if m["support"] in ("ceiling", "fixed"):
                    for award in awards:
                        if award.get("level", "city") not in pack["levels"]:
                            continue
                        if "project" in award:
                            applies = (m["scope"] == "projects" and m["pool"] is not None
                                       and award["project"] == item["id"])
                        elif "expense" in award:
                            applies = m["scope"] == "expenses" and award["expense"] == item["id"]
                        else:
                            applies = (m["scope"] == "company"
                                       and award["measure"] == pack["id"] + "/" + m["id"])
                        if applies:
                            held.append(award)
                due = "now"
                if m["after_completion"] and item.get("stage") != "in_production":
                    due = "after_completion"
                # The order of preference: projects, expenses, company; within an item packs, then measures.
                rank = ({"projects": 0, "expenses": 1, "company": 2}[m["scope"]], index, PACKS.index(pack), number)
                claims.append({"pack": pack, "measure": m, "index": index, "item": item.get("id"), "year": year,
                               "verdict": verdict, "reason": reason, "missing": missing, "ceiling": ceiling,
                               "held": held, "due": due, "rank": rank, "counted": 0})

    has_sum = lambda c: c["measure"]["support"] in ("ceiling", "fixed")
    standing = lambda c: c["verdict"] in ("eligible", "arguable")
    is_stated = lambda c: c["measure"]["support"] == "fixed" or c["measure"]["rate"] == "stated"
    slot_of = lambda c: None if c["measure"]["pool"] is None else (c["item"], c["measure"]["pool"])
    net_of = lambda c: max(0, c["ceiling"] - sum(award["amount"] for award in c["held"]))

    cities = [city for city in CITIES if any(pack["city"] == city for pack in view)]
    stated_set, potential_set = {}, {}
    for city in cities:
        here = [c for c in claims if c["pack"]["city"] == city and has_sum(c)]

        def best(members):
            ordered = sorted(members, key=lambda c: c["rank"])
            candidates = [{"key": c["rank"], "rank": position, "net": net_of(c), "stated": is_stated(c),
                           "slot": slot_of(c),
                           "cap": None if c["measure"]["yearly"] is None
                           else (c["pack"]["id"], c["measure"]["id"], c["year"]),
                           "limit": c["measure"]["yearly"]} for position, c in enumerate(ordered)]
            return optimum(candidates, exclusion, reduce)

        chosen = best([c for c in here if standing(c)])
        for c in here:
            c["counted"] = chosen.get(c["rank"], 0) if standing(c) else 0
        stated_set.update(best([c for c in here if standing(c) and is_stated(c)]))
        potential_set.update(best([c for c in here if standing(c) or c["verdict"] == "undetermined"]))

    # What is said of each claim.
    by_key = {(c["pack"]["id"], c["measure"]["id"], c["item"]): c for c in claims}
    chosen_in_pool = {}
    for c in sorted(claims, key=lambda c: c["rank"]):
        if has_sum(c) and c["counted"] > 0 and slot_of(c) is not None:
            chosen_in_pool.setdefault((c["pack"]["city"], slot_of(c)), c)
    name = lambda c: target(c["pack"]["id"], c["measure"]["id"], c["measure"]["scope"], c["item"])
    completers = {pack["completes"]: pack["id"] for pack in view if pack["completes"] is not None}

    output_packs = []
    stakes = {}
    for pack in view:
        out_claims = []
        totals = dict.fromkeys(("entitled", "stated", "ceiling", "open_rate", "potential", "unstated", "in_kind",
                                "undetermined"), 0)
        for c in claims:
            if c["pack"] is not pack:
                continue
            m = c["measure"]
            out = {"measure": m["id"], "for": entity(m["scope"], c["item"]), "verdict": c["verdict"],
                   "support": m["support"], "rate": m["rate"],
                   "ceiling": None if c["ceiling"] is None else money_text(c["ceiling"]),
                   "counted": money_text(c["counted"]),
                   "chosen": standing(c) and (c["counted"] > 0 or not has_sum(c)), "due": c["due"],
                   "missing": [fact_name(a) for a in sorted(c["missing"], key=fact_key)], "clause": m["clause"]}
            if c["reason"] is not None:
                out["reason"] = c["reason"]
            pool_mate = chosen_in_pool.get((pack["city"], slot_of(c)))
            if standing(c) and has_sum(c):
                if c["held"]:
                    out["awards_held"] = [award["id"] for award in c["held"]]
                if c["counted"] == 0:
                    if c["ceiling"] == 0:
                        out["reason"] = "ceiling_zero"
                    elif net_of(c) == 0:
                        out["reason"] = "nothing_to_add"
                    elif exclusion and pool_mate is not None:
                        out["excluded_by"] = name(pool_mate)
                    else:
                        out["reason"] = "cap_used_up"
            completed = False
            if standing(c) and m["support"] == "unstated":
                completer = by_key.get((completers.get(pack["id"]), m["id"], c["item"]))
                if completer is not None and standing(completer):
                    out["completed_by"] = name(completer)
                    completed = True
                if pool_mate is not None:
                    out["shares_pool_with"] = name(pool_mate)
            out_claims.append(out)

            if standing(c):
                if m["support"] == "in_kind":
                    totals["in_kind"] += 1
                elif m["support"] == "unstated":
                    totals["unstated"] += not completed
            totals["undetermined"] += c["verdict"] == "undetermined"
            totals["ceiling"] += c["counted"]
            if m["rate"] == "open":
                totals["open_rate"] += c["counted"]
            if m["support"] == "fixed" and c["verdict"] == "eligible":
                totals["entitled"] += c["counted"]
            totals["stated"] += stated_set.get(c["rank"], 0)
            totals["potential"] += potential_set.get(c["rank"], 0)
            for address in c["missing"]:
                stakes[address] = stakes.get(address, 0) + (c["ceiling"] or 0)
        output_packs.append({"id": pack["id"], "city": pack["city"], "status": status_on(pack, as_of),
                             "grade": pack["grade"], "superseded_by": pack["superseded_by"],
                             "until": pack["until"] and pack["until"].isoformat(), "totals": totals,
                             "claims": out_claims})

    output_cities = []
    for city in cities:
        totals = {}
        for out in output_packs:
            if out["city"] == city:
                for key, value in out["totals"].items():
                    totals[key] = totals.get(key, 0) + value
        output_cities.append({"city": city, "totals": totals_text(totals)})
    for out in output_packs:
        out["totals"] = totals_text(out["totals"])

    questions = [{"fact": fact_name(address), "at_stake": money_text(stakes[address])}
                 for address in sorted(stakes, key=lambda a: (-stakes[a], fact_key(a)))]
    return {"format": "biosubsidy-assessment/1", "as_of": as_of.isoformat(), "cities": output_cities,
            "packs": output_packs, "questions": questions}


def totals_text(totals):
    return {key: money_text(value) if key in ("entitled", "stated", "ceiling", "open_rate", "potential") else value
            for key, value in totals.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", help="a case file, a line of generate.py, or - for standard input")
    parser.add_argument("--as-of")
    parser.add_argument("--no-exclusion", action="store_true")
    parser.add_argument("--pack", action="append")
    options = parser.parse_args()
    text = sys.stdin.read() if options.case == "-" else open(options.case, encoding="utf-8-sig").read()
    data = json.loads(text)
    no_exclusion, date = options.no_exclusion, options.as_of
    if "case" in data:
        no_exclusion = no_exclusion or data.get("no_exclusion", False)
        date = date or data.get("as_of")
        data = data["case"]
    if date is None:
        now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
        date = now.date().isoformat()
    result = assess(data, datetime.date.fromisoformat(date), exclusion=not no_exclusion, packs=options.pack)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
