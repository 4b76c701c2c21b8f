# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of both parts of the contract, in its order, with their types; written from the contract alone."""

CITIES = """beijing tianjin chongqing hangzhou shanghai shenzhen guangzhou anhui xiamen qingdao ningbo chengdu wenzhou
hainan heilongjiang hebei huzhou""".split()
SIZES = ["micro", "small", "medium", "large"]
TITLES = """innovative_sme specialised little_giant champion eaglet gazelle unicorn tech_leader global_500
china_manufacturing_500 pharma_100""".split()
KINDS = """key_laboratory basic_research rnd common_platform pilot_platform innovation_center enterprise_tech_center
national_center industry_center manufacturing_center park_construction space_renovation park_operation green_upgrade
industrialisation headquarters cdmo demonstration proof_of_concept standard_plant gmp_plant joint_laboratory""".split()
FIELDS = """gene_cell_therapy vaccines nucleic_acid_drugs antibody_protein_drugs peptide_drugs drug_ingredients
formulations natural_medicine ivd medical_devices precision_medicine gene_sequencing gene_synthesis gene_editing
strains_enzymes industrial_enzymes dna_storage biocomputing bio_equipment separation cosmetic_ingredients
medical_aesthetics biobased_materials degradable_materials implant_materials biobased_chemicals fine_chemicals
food_additives functional_food future_food fermented_food breeding biopesticides biofeed biofertiliser sericulture
biofuels biogas hydrogen co2_conversion environmental_bioremediation cro_cdmo innovative_drugs chemical_drugs
reagents_consumables biofoundry low_carbon_biomanufacturing single_cell_protein biopower animal_health germplasm
biomedical_materials electronic_materials special_diet_food""".split()
APPROVALS = """innovative_drug medical_device cosmetic_ingredient novel_food_ingredient food_additive
food_contact_material fsmp""".split()
EXPENSE_KINDS = """innovation_voucher service_coupon overseas_market exchange_event ai_rnd_service clinical_insurance
post_market_research cro_contract_local cro_contract_outside merger_loan_interest upgrade_loan_interest
upgrade_lease""".split()
LEVELS = ["national", "provincial", "city", "district", "other"]

# id: type, and for choices and sets the ids.
COMPANY = {
    "name": "text", "uscc": "text", "city": ("choice", CITIES + ["other"]), "district": "text",
    "applicant": ("choice", "enterprise startup_team university research_institute other".split()),
    "industry": ("choice", ["industry", "other"]), "employees": "count", "revenue": "money", "total_assets": "money",
    "size": ("choice", SIZES), "annual_output": "money", "output_over_100m_before": "flag",
    "first_above_scale": "flag", "first_small_to_scale_list": "flag", "hnte": "flag",
    "hnte_event": ("choice", ["none", "first_certified", "recertified"]), "advanced_manufacturing": "flag",
    "titles": ("set", TITLES), "new_titles": ("set", TITLES), "goods_trader": "flag", "neeq_approved": "flag",
    "neeq_layer": ("choice", ["base", "innovation_direct", "innovation_moved_up"]), "ipo": "flag",
    "open_facility": "flag", "open_facility_class": ("choice", ["one", "two"]),
    "open_facility_grade": ("choice", ["excellent", "good", "other"]), "park_operator": "flag",
    "industry_leader": "flag", "standards_lead": "flag", "brings_talent": "flag", "overseas_rnd": "flag",
    "makes_bioproducts": "flag", "startup_rnd_started": "flag", "rnd_spend": "money", "rnd_spend_before": "money",
    "revenue_best_before": "money", "output_best_before": "money", "procurement_sales": "money",
    "glp_first_certified": "flag",
}
PROJECT = {
    "name": "text", "city": COMPANY["city"], "district": "text", "kinds": ("set", KINDS), "fields": ("set", FIELDS),
    "stage": ("choice", ["planned", "under_construction", "in_production"]), "year": "year",
    "total_investment": "money", "fixed_asset_investment": "money", "engineering_investment": "money",
    "equipment_investment": "money", "construction_budget": "money", "renovation_spend": "money",
    "first_sale_contract": "money", "consortium": "flag", "key_product": "flag", "newly_recognised": "flag",
    "open_competition": "flag", "fills_chain_gap": "flag", "base_reengineering": "flag", "technical_upgrade": "flag",
    "brought_in": "flag", "bottleneck": "flag", "uses_ai": "flag", "first_market_entry": "flag",
    "first_market_scope": ("choice", ["world_first", "national_first"]),
    "first_of_kind": ("set", ["first_set", "first_batch", "first_version", "first_trial_production"]),
    "market_approvals": ("set", APPROVALS), "market_approvals_sought": ("set", APPROVALS + ["fda", "ema"]),
    "product_class": ("choice", """drug_class1 drug_class2 biologic_class3 biosimilar generic classic_formula fsmp
                      device_class2 device_class3 vet_class1 vet_class2 vet_class3 other""".split()),
    "stage_completed": ("choice", """preclinical phase_1 phase_2 phase_3 early_trial confirmatory_trial registered
                        none""".split()),
    "stage_spend": "money", "rnd_spend": "money", "rnd_spend_total": "money",
    "review_track": ("choice", ["none", "national_special", "national_priority", "provincial"]),
    "registered_abroad": "flag", "product_sales": "money", "product_sales_abroad": "money", "area": "quantity",
    "plant_use": ("choice", ["drug_gmp", "device_class3_gmp", "device_class2_gmp", "cleanroom_c", "other"]),
    "new_build": "flag", "independent_entity": "flag", "targets_met": "flag", "target_sales": "money",
    "first_batch_cost": "money", "invested_this_year": "money", "nrdl_first": "flag", "reference_listed": "flag",
    "trial_exempt": "flag", "has_patent": "flag", "marine_drug": "flag", "consistency_passed": "flag",
    "new_indication": "flag", "breakthrough": "flag", "trial_abroad": "flag", "ingredient_listed": "flag",
    "special_cosmetic": "flag", "local_plants": "flag", "completion_year": "year",
}
EXPENSE = {"kind": ("choice", EXPENSE_KINDS), "amount": "money", "year": "year"}
FACTS = {"company": COMPANY, "projects": PROJECT, "expenses": EXPENSE}

# Derived: the sum of the awards of a level on the item.
HELD = ["held_national", "held_provincial", "held_city", "held_district"]

# A part is at most its whole.
PART_OF = {"engineering_investment": "total_investment", "equipment_investment": "total_investment",
           "fixed_asset_investment": "total_investment", "renovation_spend": "total_investment",
           "invested_this_year": "fixed_asset_investment"}

DEFAULTS = {"applicant": "enterprise", "industry": "industry"}

ORDER = {group: {fact: place for place, fact in enumerate(facts)} for group, facts in FACTS.items()}
GROUPS = list(FACTS)


def kind(group, fact):
    """text, money, count, quantity, year, flag, choice or set"""
    if fact in HELD and group != "company":
        return "money"
    entry = FACTS[group][fact]
    return entry if isinstance(entry, str) else entry[0]


def choices(group, fact):
    return FACTS[group][fact][1]


def wholes(fact):
    """The facts that it is a part of, through any number of steps."""
    found = []
    while fact in PART_OF:
        fact = PART_OF[fact]
        found.append(fact)
    return found


def parts(fact):
    return [part for part in PART_OF if fact in wholes(part)]
