"""What the simulated company sells and says: words only, no chance in them."""

from __future__ import annotations

TYPES = ("pulp and paper", "sawmill", "recycling", "food packaging")
ROLES = ("decides", "uses", "influences", "pays")
TITLES = {
    "decides": ("Mill Manager", "Managing Director", "Production Director", "Owner"),
    "uses": ("Maintenance Supervisor", "Operator", "Process Engineer", "Shift Leader"),
    "influences": ("Project Engineer", "Quality Manager", "Reliability Engineer", "Planner"),
    "pays": ("Purchasing Manager", "Buyer", "Financial Controller", "Office Manager"),
}
CHANNELS = ("email", "phone", "web", "portal", "event", "visit")
EMAIL, PHONE, WEB, PORTAL, EVENT, VISIT = range(len(CHANNELS))
ANGLES = ("authority", "social_proof", "scarcity", "reciprocity", "liking", "commitment")
STAGES = ("visitor", "suspect", "prospect", "lead", "opportunity", "customer")
VISITOR, SUSPECT, PROSPECT, LEAD, OPPORTUNITY, CUSTOMER = range(len(STAGES))
PURPOSES = ("connect", "educate", "close")
FITS = (0, 0, 1, 2, 2, 1)
"""The purpose of what fits a stage."""
COUNTRIES = {
    "Finland": ("Europe/Helsinki", 2, "fi", ".fi", 0.26),
    "Sweden": ("Europe/Stockholm", 1, "sv", ".se", 0.20),
    "Germany": ("Europe/Berlin", 1, "de", ".de", 0.22),
    "United States": ("America/Chicago", -6, "en", ".com", 0.16),
    "Brazil": ("America/Sao_Paulo", -3, "pt", ".com.br", 0.09),
    "China": ("Asia/Shanghai", 8, "zh", ".cn", 0.07),
}
"""Time zone, its hours ahead of UTC in winter, language, top-level domain, share of accounts."""

PARTS = tuple(
    f"{machine} {part}"
    for machine in ("Pump", "Roll", "Valve", "Drive", "Cutter", "Conveyor", "Gearbox", "Screen")
    for part in ("seal kit", "bearing", "sensor", "coupling", "filter")
)
CONSUMABLES = tuple(
    f"{what}, {grade}"
    for what in (
        "Doctor blade", "Hydraulic oil", "Grease", "Wire cloth", "Press felt", "Knife set",
        "Filter bag", "Cleaning agent", "Drive belt", "Spray nozzle",
    )
    for grade in ("standard", "heavy duty")
)  # fmt: skip
TRAINING = ("Operator training", "Maintenance training", "Safety training", "Process clinic")
RETROFITS = (
    "Drive retrofit", "Control retrofit", "Energy retrofit", "Screen retrofit",
    "Safety retrofit", "Automation retrofit",
)  # fmt: skip
MACHINES = (
    "Headbox", "Chipping line", "Baling press", "Sorting line", "Wrapping line", "Pulper",
)  # fmt: skip
CONTRACTS = (
    "Care Basic", "Care Plus", "Care Full", "Monitoring", "Monitoring Pro", "Extended warranty",
)  # fmt: skip
FAMILIES = (
    ("P", "spare part", PARTS),
    ("K", "consumable", CONSUMABLES),
    ("T", "training", TRAINING),
    ("R", "retrofit", RETROFITS),
    ("M", "machine", MACHINES),
    ("S", "service contract", CONTRACTS),
)
ORDERED = len(PARTS) + len(CONSUMABLES) + len(TRAINING)
DEALS = len(RETROFITS) + len(MACHINES)
FIRST_MACHINE = ORDERED + len(RETROFITS)
FIRST_CONTRACT = ORDERED + DEALS

REPLACES = (
    # Basic  Plus  Full  Monit  Pro   Warranty: P(this one ends | the row's contract is sold)
    (0.00, 0.60, 0.50, 0.02, 0.02, 0.02),  # Care Basic is sold
    (0.85, 0.00, 0.60, 0.05, 0.02, 0.05),  # Care Plus
    (0.90, 0.85, 0.00, 0.40, 0.10, 0.35),  # Care Full includes monitoring and warranty
    (0.02, 0.02, 0.02, 0.00, 0.70, 0.02),  # Monitoring
    (0.02, 0.02, 0.05, 0.90, 0.00, 0.02),  # Monitoring Pro
    (0.02, 0.05, 0.05, 0.02, 0.02, 0.00),  # Extended warranty
)
CONTRACT_PRICES = (1800.0, 4200.0, 9000.0, 1500.0, 3600.0, 2400.0)

PLACES = (
    "Nord", "Kymi", "Sala", "Vik", "Berg", "Lind", "Haga", "Ost", "Rauma", "Elbe", "Ruhr", "Main",
    "Ohio", "Dakota", "Parana", "Santos", "Jiang", "Ming", "Tamar", "Koski", "Suvi", "Falk",
    "Stein", "Wald",
)  # fmt: skip
WORKS = {
    "pulp and paper": ("Paper", "Pulp", "Board", "Tissue"),
    "sawmill": ("Timber", "Sawmill", "Wood", "Plank"),
    "recycling": ("Recycling", "Recovery", "Metals", "Circular"),
    "food packaging": ("Packaging", "Foods", "Dairy", "Pack"),
}
LEGAL = {
    "Finland": "Oy", "Sweden": "AB", "Germany": "GmbH", "United States": "Inc.", "Brazil": "Ltda",
    "China": "Co., Ltd.",
}  # fmt: skip
FIRST_NAMES = (
    "Aino", "Anna", "Antti", "Ben", "Bruno", "Carla", "Chen", "Clara", "Daniel", "David", "Elin",
    "Emil", "Emma", "Erik", "Eva", "Felix", "Fernanda", "Gabriel", "Hanna", "Heikki", "Helena",
    "Ida", "Jan", "Joana", "Johan", "John", "Jonas", "Julia", "Kaisa", "Karin", "Katja", "Lars",
    "Laura", "Li", "Lucas", "Maria", "Mark", "Marta", "Matti", "Mei", "Mika", "Nina", "Olli",
    "Oskar", "Paulo", "Peter", "Petra", "Rafael", "Sanna", "Sara", "Sofia", "Stefan", "Susan",
    "Thomas", "Tiina", "Tom", "Ulla", "Wei", "William", "Yan",
)  # fmt: skip
LAST_NAMES = (
    "Aalto", "Almeida", "Andersson", "Bauer", "Becker", "Berg", "Brown", "Carvalho", "Chen",
    "Costa", "Davis", "Eklund", "Fischer", "Forsberg", "Garcia", "Hansen", "Heikkinen", "Hoffmann",
    "Huang", "Jansson", "Johnson", "Jokinen", "Keller", "Koskinen", "Krause", "Laine", "Lehtonen",
    "Li", "Lindqvist", "Liu", "Lopes", "Martin", "Meyer", "Miller", "Moreira", "Nieminen",
    "Nilsson", "Nyman", "Oliveira", "Pereira", "Rantanen", "Richter", "Rocha", "Salminen",
    "Santos", "Schmidt", "Schulz", "Silva", "Sjoberg", "Smith", "Souza", "Svensson", "Taylor",
    "Virtanen", "Wagner", "Wang", "Weber", "Wilson", "Zhang", "Zhao",
)  # fmt: skip
COMPLAINTS = (
    "The delivery was late and the line stood still.", "The part does not fit.",
    "We were promised a call and nobody called.", "Too many e-mails about things we do not need.",
    "The invoice does not match the offer.", "The new seal leaks again.",
)  # fmt: skip
NOTES = (
    "Asked about delivery times.", "Will come back after the budget round.",
    "Happy with the last service.", "Compares us with another supplier.",
    "Wants a quote.", "Not reached.", "Line stops planned for the summer.", "",
)  # fmt: skip
