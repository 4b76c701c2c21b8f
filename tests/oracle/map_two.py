# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures of the policy map's second part, as they stand in its tables; nothing of the program's packs is read."""

from language import always
from policies import cap, company, expense, flat, pack, project

INV, RND = "investment", "rnd"
REGISTERED = "project.stage_completed is registered"
IN_PRODUCTION = "project.stage is in_production"
MADE = REGISTERED + " and " + IN_PRODUCTION
CLASS1 = "project.product_class is drug_class1"
DEVICES = "project.product_class in {device_class2, device_class3}"


def stages(rate, **limits):
    """Tiers by the stage completed: a share of what was spent in it, in units of ten thousand yuan at most."""
    return [("project.stage_completed is " + stage, "min(%s * project.stage_spend, %d万元)" % (rate, limit))
            for stage, limit in limits.items()]


def drug(id, who, condition, tiers, **more):
    """R&D of a stage: each stage is a round of its own."""
    return project(id, more.pop("clause", None), who, condition, "ceiling", rate="stated", amount=tiers, pool=RND,
                   rounds=True, **more)


def first_past(fact, best, *steps):
    """Tiers of a reward for passing a threshold (in 亿) for the first time; sums in 万."""
    return [("company.%s >= %d亿元 and company.%s < %d亿元" % (fact, threshold, best, threshold), "%d万元" % reward)
            for threshold, reward in steps]


def of(rate, base, limit):
    return "min(%s * %s, %s)" % (rate, base, limit)


PHARMA = """innovative_drugs, chemical_drugs, drug_ingredients, formulations, natural_medicine, vaccines,
gene_cell_therapy, nucleic_acid_drugs, antibody_protein_drugs, peptide_drugs, ivd, medical_devices, precision_medicine,
biomedical_materials"""
GREEN = """biobased_materials, degradable_materials, biobased_chemicals, biofuels, biogas, biopower, hydrogen,
co2_conversion, low_carbon_biomanufacturing, environmental_bioremediation"""
NEW_PILOT = "project.kinds has pilot_platform and project.new_build and project.fields has any of {%s}"

BEIJING_PILOT = [
    project("new-pilot-platform", None, "any", (NEW_PILOT % PHARMA, NEW_PILOT % (PHARMA + ", " + GREEN)), "ceiling",
            rate="stated", pool=INV,
            amount=[("project.independent_entity", of("45%", "project.total_investment", "1亿元")),
                    (None, of("35%", "project.total_investment", "1亿元"))]),
    expense("pilot-voucher", None, "E",
            "expense.kind is innovation_voucher and company.size in {medium, small, micro}", "unstated"),
]

BEIJING_HIGH_END = [
    project("first-batch-material", None, "E", """project.first_of_kind has first_batch and project.fields has any of
            {biobased_materials, degradable_materials, biomedical_materials, implant_materials}""", "unstated"),
    project("pilot-line", None, "any", "project.kinds has pilot_platform", "unstated", pool=INV),
]

FIRST_SET = "project.first_of_kind has any of {first_set, first_batch}"

SHANGHAI_MANUFACTURING = [
    project("first-set-batch", "二(一)", "E",
            (FIRST_SET + """ and project.fields has any of {cosmetic_ingredients, food_additives, functional_food,
             future_food, fermented_food, special_diet_food, biobased_materials, degradable_materials, fine_chemicals,
             biobased_chemicals}""", FIRST_SET), "ceiling", rate="stated",
            amount=("30%", "first_sale_contract", "2000万")),
]

SHANGHAI_BIOMED = [
    drug("class1-drug", "any", (CLASS1 + " and " + IN_PRODUCTION, CLASS1),
         stages("40%", phase_1=1000, phase_2=2000, phase_3=3000) + [
             ("project.stage_completed is early_trial and project.fields has gene_cell_therapy",
              of("40%", "project.stage_spend", "1500万元")),
             ("project.stage_completed is confirmatory_trial and project.fields has gene_cell_therapy",
              of("40%", "project.stage_spend", "3000万元"))], yearly="1亿", discretion="competitive"),
    project("device-review", None, "any", DEVICES + " and project.review_track in {national_special, provincial}",
            "ceiling", rate="open", amount=flat("300万")),
    project("device-approval", None, "any",
            DEVICES + " and project.review_track in {national_special, provincial} and " + MADE, "ceiling",
            rate="stated", amount=("40%", "rnd_spend_total", "800万"), pool=RND),
    project("demonstration", None, "any", """project.kinds has demonstration and project.consortium and
            project.fields has any of {innovative_drugs, medical_devices, gene_cell_therapy, vaccines}""", "ceiling",
            rate="open", amount=flat("200万"), discretion="competitive"),
]

LINGANG = [
    drug("class1-drug", "E", CLASS1, stages("40%", preclinical=800, phase_1=1000, phase_2=2000, phase_3=3000),
         yearly="1亿"),
    drug("class2-drug", "E", "project.product_class in {drug_class2, biologic_class3}",
         stages("40%", preclinical=200, phase_1=300, phase_2=800, phase_3=1500), yearly="3000万"),
    project("consistency", None, "E", "project.product_class is generic and project.consistency_passed", "ceiling",
            rate="stated", amount=("20%", "rnd_spend_total", "300万"), pool=RND, yearly="1000万"),
    project("major-project", None, "E", "project.kinds has industrialisation and company.industry_leader", "ceiling",
            rate="open", amount=("30%", "total_investment", "5亿"), pool=INV),
    company("revenue-first-past", None, "E", always, "fixed",
            amount=first_past("revenue", "revenue_best_before", (30, 200), (10, 100), (5, 50), (1, 10))),
    company("export", None, "E", always, "unstated"),
]

MINHANG = [
    project("city-project-match", "一(一)", "E", "project.kinds has rnd", "ceiling", rate="stated",
            amount=("20%", "held_city", "100万"), matches=frozenset(["city"])),
    project("joint-laboratory", "一(二)", "E", "project.kinds has joint_laboratory and project.consortium", "ceiling",
            rate="stated", amount=("30%", "total_investment", "100万"), pool=INV),
    project("drug-match", "一(三)", "any", """project.product_class in {drug_class1, drug_class2, biologic_class3} and
            project.stage_completed in {phase_1, phase_2, phase_3, early_trial, confirmatory_trial}""", "ceiling",
            rate="open", amount="min(100% * project.held_city, max(project.stage_spend - project.held_city, 0元))",
            matches=frozenset(["city"])),
]

JINSHAN_ECONOMY = [
    company("output-first-past", "1", "E", "company.industry is industry", "fixed",
            amount=first_past("annual_output", "output_best_before", (100, 80), (50, 50), (30, 30), (10, 20))),
    project("targets-met", "2", "E", "company.industry is industry and project.targets_met", "ceiling", rate="stated",
            amount=("0.1%", "target_sales", "100万"), once=True),
    project("technical-upgrade", "3", "E", "project.technical_upgrade and project.fixed_asset_investment >= 500万元",
            "ceiling", rate="stated", amount=("10%", "equipment_investment", "300万"), pool=INV,
            discretion="competitive"),
]

BINHAI = [
    drug("class1-drug", "any", CLASS1, stages("20%", preclinical=300, phase_1=500) + stages("30%", phase_2=1200) +
         [(MADE, of("30%", "project.stage_spend", "2000万元"))], clause="二(一) 2(1)"),
]

CHONGQING_BIOMED = [
    drug("drug-rnd", "any", "project.product_class in {drug_class1, drug_class2, biosimilar}",
         stages("20%", preclinical=300, phase_1=200, phase_2=300, phase_3=700)),
    project("device-rnd", None, "any", DEVICES + " and project.review_track is national_special", "ceiling",
            rate="stated", amount=("20%", "rnd_spend_total", "500万"), pool=RND),
    project("product-reward", None, "any", MADE, "fixed",
            amount=[(CLASS1, "1000万元"), ("project.product_class in {drug_class2, biosimilar}", "500万元"),
                    ("project.product_class in {classic_formula, device_class3}", "100万元")]),
    project("consistency", None, "any", "project.consistency_passed", "fixed", amount=flat("100万")),
    project("overseas", None, "any", "project.registered_abroad and project.product_sales_abroad > 0元", "ceiling",
            rate="open", amount=flat("100万"), discretion="competitive", once=True),
]

HANGZHOU_BIOMED = [
    project("national-carrier", "二(一)", "any",
            "project.kinds has any of {national_center, industry_center, manufacturing_center}", "ceiling",
            rate="stated", amount=("50%", "held_provincial", "3000万"), matches=frozenset(["provincial"])),
]

BINJIANG = [
    project("bt-it", "1", "E", "project.kinds has rnd and project.uses_ai and project.rnd_spend >= 300万元", "ceiling",
            rate="stated", amount=("15%", "rnd_spend", None), pool=RND, yearly="300万", discretion="competitive"),
]

SHENZHEN = [
    project("frontier-fund", None, "any", "project.kinds has basic_research", "ceiling", rate="open",
            amount=flat("1000万"), discretion="competitive"),
    project("open-call", None, "any", "project.open_competition and project.kinds has rnd", "ceiling", rate="open",
            amount=flat("3000万"), discretion="competitive"),
    project("argued-project", None, "any",
            "project.kinds has rnd and not project.open_competition and project.bottleneck", "ceiling", rate="open",
            amount=flat("1亿"), discretion="competitive"),
    company("rnd-growth", None, "E", "company.makes_bioproducts and company.rnd_spend > company.rnd_spend_before",
            "ceiling", rate="open", amount=flat("300万")),
    expense("ai-service", None, "E", "expense.kind is ai_rnd_service", "ceiling", rate="stated",
            amount=("15%", "amount", None), yearly="200万"),
]


def plant(use, limit):
    return ("project.plant_use is " + use,
            of("50%", "min(project.renovation_spend, 5000元 * project.area)", "%d万元" % limit))


GUANGMING = [
    project("standard-plant", None, "E", "project.kinds has standard_plant", "ceiling", rate="stated",
            amount=("10%", "renovation_spend", "200万"), pool=INV),
    project("gmp-plant", None, "E", "project.kinds has gmp_plant", "ceiling", rate="stated", pool=INV,
            amount=[plant("drug_gmp", 1000), plant("device_class3_gmp", 500), plant("device_class2_gmp", 200),
                    plant("cleanroom_c", 200)]),
]

HUANGPU = [
    drug("device-trial", "any", DEVICES + """ and project.stage_completed in {confirmatory_trial, phase_3} and
         project.stage_spend >= 200万元""",
         [("project.review_track in {national_special, national_priority}",
           of("30%", "project.stage_spend", "300万元")),
          ("project.review_track is provincial", of("30%", "project.stage_spend", "100万元"))], yearly="2000万",
         once=True),
    project("device-approval", None, "any",
            DEVICES + " and project.review_track in {national_special, national_priority, provincial} and " +
            REGISTERED, "ceiling", rate="open", amount=flat("100万"), yearly="1000万", once=True),
]

HEFEI = [
    drug("new-drug", "any", CLASS1, stages("40%", preclinical=500, phase_1=1000, phase_2=2000), yearly="5000万"),
    drug("improved-drug", "any", "project.product_class is drug_class2",
         stages("40%", preclinical=400, phase_1=800, phase_2=1500), yearly="3000万"),
    project("approval", None, "any", MADE, "ceiling", rate="stated", yearly="3000万",
            amount=[("project.new_indication and project.product_class in {drug_class1, drug_class2}", "200万元"),
                    (CLASS1, "1000万元"), ("project.product_class is drug_class2", "500万元"),
                    ("project.product_class in {generic, biosimilar}", "200万元"),
                    ("project.product_class is classic_formula", "100万元")]),
]

XIAMEN = [
    drug("class1-drug", "any", CLASS1, stages("40%", preclinical=400, phase_1=1000, phase_2=2000, phase_3=3000)),
    drug("class2-drug", "any", "project.product_class in {drug_class2, classic_formula}",
         stages("20%", preclinical=100, phase_1=300, phase_2=800, phase_3=1500)),
    drug("trial-abroad", "any", CLASS1 + " and project.trial_abroad", of("40%", "project.stage_spend", "300万元")),
    project("abroad", None, "any", "project.registered_abroad", "fixed", yearly="600万", once=True,
            amount=[(CLASS1, "300万元"), ("project.product_class is drug_class2", "150万元")]),
]

QINGDAO = [
    drug("blue-pharmacy", "any",
         "project.marine_drug and project.consortium and project.stage_completed is preclinical",
         of("50%", "project.stage_spend", "3000万元")),
    drug("class1-drug", "any", CLASS1,
         [("project.stage_completed is preclinical and not project.marine_drug",
           of("30%", "project.stage_spend", "200万元"))] + stages("30%", phase_1=300, phase_2=600, registered=2000),
         yearly="5000万"),
    drug("improved-drug", "any", "project.product_class in {drug_class2, biologic_class3}",
         stages("20%", phase_1=200, phase_2=400, registered=800), yearly="2000万"),
    project("generic", None, "any", "project.product_class is generic and " + REGISTERED, "ceiling", rate="stated",
            amount=("20%", "rnd_spend_total", "300万"), pool=RND, yearly="1000万"),
    project("formula-fsmp", None, "any", "project.product_class in {classic_formula, fsmp} and " + REGISTERED,
            "ceiling", rate="open", amount=flat("100万"), yearly="300万"),
    project("veterinary", None, "any", REGISTERED, "ceiling", rate="stated", pool=RND, yearly="500万",
            amount=[("project.product_class is vet_class%d" % number,
                     of("20%", "project.rnd_spend_total", "%d万元" % limit))
                    for number, limit in ((1, 300), (2, 100), (3, 30))]),
]

NINGBO = [
    drug("class1-drug", "any", CLASS1,
         [("project.stage_completed is preclinical", "300万元")] + stages("30%", phase_2=1000, phase_3=3000),
         yearly="1亿"),
]

CHENGDU = [
    drug("class1-drug", "E", CLASS1, stages("20%", preclinical=300, phase_1=300, phase_2=500, registered=700,
                                            early_trial=400, confirmatory_trial=700)),
    project("breakthrough", None, "E", CLASS1 + " and project.breakthrough and " + REGISTERED, "fixed",
            amount=flat("100万")),
]

WENZHOU = [
    project("reference-drug", "36", "E", "project.reference_listed", "fixed", amount=flat("500万")),
    project("device", "37", "E", REGISTERED + " and project.has_patent and " + IN_PRODUCTION, "fixed", yearly="500万",
            amount=[("project.product_class is device_class3 and project.trial_exempt", "60万元"),
                    ("project.product_class is device_class3", "230万元"),
                    ("project.product_class is device_class2 and project.trial_exempt", "40万元"),
                    ("project.product_class is device_class2", "150万元")]),
    project("service-platform", "38", "E", """project.kinds has any of {cdmo, pilot_platform, common_platform} and
            project.new_build and project.total_investment >= 1000万元""", "ceiling", rate="stated",
            amount=("20%", "total_investment", "5000万"), pool=INV),
    company("glp", "39", "any", "company.glp_first_certified", "fixed", amount=flat("800万")),
    expense("post-market", "40", "any", "expense.kind is post_market_research and expense.amount >= 100万元",
            "ceiling", rate="stated", amount=("5%", "amount", None), yearly="500万"),
    expense("insurance", "43", "any", "expense.kind is clinical_insurance", "ceiling", rate="stated",
            amount=("50%", "amount", "50万"), yearly="200万"),
    project("reimbursement-list", "44", "E", "project.nrdl_first", "fixed", amount=flat("50万")),
    project("overseas", "45", "E", "project.registered_abroad", "fixed", amount=flat("100万"), yearly="500万"),
    expense("cro-local", "46", "any", "expense.kind is cro_contract_local and expense.amount >= 100万元", "ceiling",
            rate="stated", amount=("5%", "amount", None)),
    expense("cro-outside", "46", "any", "expense.kind is cro_contract_outside and expense.amount >= 100万元",
            "ceiling", rate="stated", amount=("3%", "amount", None)),
]

HAINAN = [
    company("procurement", None, "E", "company.procurement_sales > 0元", "ceiling", rate="stated",
            amount=("3%", "c.procurement_sales", "300万")),
    project("certification", None, "E", "project.registered_abroad and project.product_sales_abroad >= 1000万元",
            "fixed", amount=flat("200万"), once=True),
    expense("merger-loan", None, "E", "expense.kind is merger_loan_interest", "ceiling", rate="stated",
            amount=("50%", "amount", "500万")),
]

HEILONGJIANG = [
    project("new-product", None, "E", """project.fields has any of {biobased_chemicals, biobased_materials,
            degradable_materials} and project.key_product and project.product_sales >= 200万元""", "ceiling",
            rate="stated", amount=("5%", "product_sales", "50万"), yearly="300万"),
    project("new-project", None, "E", """project.kinds has industrialisation and project.new_build and
            project.fixed_asset_investment >= 2000万元""", "unstated", pool=INV),
]

ANHUI_BIOBASED = [
    project("rnd-industrialisation", "(一)", "E", """project.fields has any of {biobased_materials,
            degradable_materials} and project.consortium and project.stage is under_construction""", "ceiling",
            rate="stated", pool=INV,
            amount="min(10% * (project.rnd_spend_total + project.equipment_investment), 3000万元)"),
]

NEWCOMER = "project.brought_in and project.fields is not empty and project.invested_this_year >= 1亿元"

HEBEI = [
    project("newcomer", "1(1)", "E", NEWCOMER, "fixed", once=True,
            amount=[("company.titles has global_500", "1000万元"),
                    ("company.titles has any of {china_manufacturing_500, pharma_100}", "800万元"),
                    ("company.titles has little_giant", "500万元")]),
]

CANGZHOU = [
    project("newcomer-match", "1(1)", "E", NEWCOMER + """ and company.titles has any of {global_500,
            china_manufacturing_500, pharma_100, little_giant}""", "ceiling", rate="stated",
            amount=("20%", "held_provincial", None), matches=frozenset(["provincial"])),
    company("little-giant", "1(2)", "E", "company.new_titles has little_giant", "fixed", amount=flat("100万")),
]

HANGZHOU_SYNBIO = [
    project("new-ingredient", None, "any", "project.ingredient_listed", "fixed", amount=flat("30万")),
    project("special-cosmetic", None, "any", "project.special_cosmetic", "fixed", amount=flat("10万")),
]

SONGJIANG = [
    project("device", None, "E", MADE + " and project.key_product", "ceiling", rate="stated", pool=RND, yearly="200万",
            amount=[("project.product_class is device_class2", of("20%", "project.rnd_spend_total", "50万元")),
                    ("project.product_class is device_class3", of("20%", "project.rnd_spend_total", "100万元"))]),
    project("drug-approval", None, "E", """project.product_class in {drug_class1, drug_class2, generic, vet_class1,
            vet_class2, vet_class3} and """ + MADE, "unstated"),
    project("glp", None, "E", "company.glp_first_certified and project.kinds has any of {common_platform, cdmo}",
            "ceiling", rate="stated", amount=("30%", "total_investment", "200万"), pool=INV, once=True),
]

MAJOR_UPGRADE = "project.technical_upgrade and project.total_investment >= 2000万元"

SHANGHAI_UPGRADE = [
    expense("loan-interest", None, "E", "expense.kind is upgrade_loan_interest", "ceiling", rate="stated",
            amount=("50%", "amount", "2000万")),
    expense("lease", None, "E", "expense.kind is upgrade_lease", "ceiling", rate="stated",
            amount=("5%", "amount", "2000万")),
    project("major-upgrade", None, "E", (MAJOR_UPGRADE + " and company.industry_leader", MAJOR_UPGRADE), "ceiling",
            rate="open", amount=("10%", "total_investment", "1亿"), pool=INV),
]

PINGSHAN = [
    project("ingredient-match", None, "any", "project.ingredient_listed", "ceiling", rate="stated",
            amount=[("project.local_plants", of("30%", "project.held_city", "60万元")),
                    (None, of("30%", "project.held_city", "30万元"))], matches=frozenset(["city"])),
]

HUZHOU = [
    project("new-ingredient", None, "E", "project.ingredient_listed", "fixed", yearly="200万",
            amount=[(REGISTERED, "100万元"), (None, "50万元")]),
    project("fsmp", None, "E", "project.product_class is fsmp and " + REGISTERED, "fixed", amount=flat("20万"),
            yearly="50万"),
]

SHENZHEN_GUIDE = [
    project("innovative-drug", "一(一)", "any", CLASS1 + " and project.stage_completed is preclinical", "ceiling",
            rate="stated", amount=("40%", "total_investment", "1000万"), pool=INV, instalments=("40%", "30%", "30%")),
]

EXCERPT, REPORT, SEEN = "excerpt", "report", "2026-11-30"

# As the map numbers them, from 7.
PACKS = [
    pack("beijing-pilot-2026", "beijing", BEIJING_PILOT, "2026-01-04", None, SEEN, grade=REPORT),
    pack("beijing-high-end-2026", "beijing", BEIJING_HIGH_END, "2026-01-22", "2026-12-31", SEEN, grade=REPORT),
    pack("shanghai-manufacturing-2026", "shanghai", SHANGHAI_MANUFACTURING, "2026-01-01", "2028-12-31", SEEN,
         grade=EXCERPT),
    pack("shanghai-biomed-2024", "shanghai", SHANGHAI_BIOMED, "2024-08-01", "2029-07-31", SEEN, grade=REPORT,
         caps=[cap("devices", "year", "3000万", "device-review", "device-approval")]),
    pack("shanghai-lingang", "shanghai", LINGANG, None, None, SEEN, grade=REPORT, districts=("临港新片区", "临港"),
         lies_in=("浦东新区", "奉贤区")),
    pack("shanghai-minhang-2025", "shanghai", MINHANG, "2025-06-11", "2030-12-31", SEEN, grade=EXCERPT,
         districts=("闵行区", "闵行")),
    pack("jinshan-economy-2023", "shanghai", JINSHAN_ECONOMY, "2023-12-21", None, SEEN, grade=EXCERPT,
         districts=("金山区", "金山")),
    pack("tianjin-binhai-hitech", "tianjin", BINHAI, None, None, SEEN, grade=EXCERPT, discretion="competitive",
         districts=("滨海高新区", "滨海高新技术产业开发区"), lies_in=("滨海新区",)),
    pack("chongqing-biomed-2022", "chongqing", CHONGQING_BIOMED, "2022-03-14", None, SEEN, grade=REPORT),
    pack("hangzhou-biomed-2022", "hangzhou", HANGZHOU_BIOMED, "2022-11-15", None, SEEN, grade=EXCERPT),
    pack("hangzhou-binjiang-2023", "hangzhou", BINJIANG, "2023-11-22", None, SEEN, grade=EXCERPT,
         districts=("滨江区", "滨江", "高新区（滨江）", "高新区(滨江)")),
    pack("shenzhen-2026", "shenzhen", SHENZHEN, "2026-04-15", "2029-04-15", SEEN, grade=REPORT),
    pack("shenzhen-guangming-2023", "shenzhen", GUANGMING, "2023-06-14", None, SEEN, grade=EXCERPT,
         districts=("光明区", "光明")),
    pack("guangzhou-huangpu-2025", "guangzhou", HUANGPU, "2025-07-23", "2028-07-23", SEEN, grade=EXCERPT,
         districts=("黄埔区", "黄埔", "广州开发区")),
    pack("hefei-2022", "anhui", HEFEI, None, None, SEEN, grade=REPORT, districts=("合肥市", "合肥"),
         caps=[cap("all", "year", "2亿")]),
    pack("xiamen-2023", "xiamen", XIAMEN, "2023-11-20", "2026-12-31", SEEN, grade=EXCERPT,
         caps=[cap("drugs", "year", "1亿", "class1-drug", "class2-drug", "trial-abroad")]),
    pack("qingdao-2023", "qingdao", QINGDAO, "2023-12-07", None, SEEN, grade=EXCERPT),
    pack("ningbo-2024", "ningbo", NINGBO, "2024-11-01", None, SEEN, grade=REPORT),
    pack("chengdu-2025", "chengdu", CHENGDU, None, None, SEEN, grade=EXCERPT, discretion="budget",
         caps=[cap("all", "year", "1亿")]),
    pack("wenzhou", "wenzhou", WENZHOU, None, None, SEEN, grade=EXCERPT,
         caps=[cap("cro", "year", "1000万", "cro-local", "cro-outside")]),
    pack("hainan-2022", "hainan", HAINAN, "2025-08-11", None, SEEN, grade=REPORT, caps=[cap("all", "year", "500万")]),
    pack("heilongjiang-2026", "heilongjiang", HEILONGJIANG, "2026-02-15", None, SEEN, grade=REPORT),
    pack("anhui-biobased", "anhui", ANHUI_BIOBASED, None, None, SEEN, grade=EXCERPT, discretion="competitive",
         levels=frozenset(["provincial"]), caps=[cap("project", "project", "3000万", "rnd-industrialisation")]),
    pack("hebei-2023", "hebei", HEBEI, None, None, SEEN, grade=EXCERPT),
    pack("cangzhou-2023", "hebei", CANGZHOU, "2023-07-21", None, SEEN, grade=EXCERPT, districts=("沧州市", "沧州")),
    pack("hangzhou-synbio-2023", "hangzhou", HANGZHOU_SYNBIO, "2023-09-07", None, SEEN, grade=REPORT),
    pack("shanghai-songjiang-2025", "shanghai", SONGJIANG, "2025-12-01", None, SEEN, grade=EXCERPT,
         districts=("松江区", "松江")),
    pack("shanghai-upgrade-2024", "shanghai", SHANGHAI_UPGRADE, "2024-05-31", None, SEEN, grade=REPORT,
         caps=[cap("interest", "life", "2000万", "loan-interest")]),
    pack("shenzhen-pingshan-2024", "shenzhen", PINGSHAN, "2024-03-03", "2027-03-02", SEEN, grade=REPORT,
         districts=("坪山区", "坪山")),
    pack("huzhou-2023", "huzhou", HUZHOU, "2023-06-30", None, SEEN, grade=REPORT),
    pack("shenzhen-guide-2025", "shenzhen", SHENZHEN_GUIDE, None, None, SEEN, grade=EXCERPT, discretion="competitive"),
]
