"""Every bound on input, one per line, each with its reason."""

MAX_RAW_BYTES = 20_000_000  # the longest real wire file seen is under 1 MB; more is a bomb or not a story
MAX_TEXT_CHARS = 2_000_000  # a story of 300,000 words is a book
MAX_BLOCK_CHARS = 100_000  # eighteen paragraphs in one <p> is about 6,000
MAX_BLOCKS = 5_000  # no news story has more paragraphs
MAX_STORIES = 2_000  # stories in one file: a feed or a newsMessage
MAX_MEMBERS = 2_000  # files in one archive
MAX_UNPACKED_BYTES = 100_000_000  # of all files in one archive; 2,000 stories in NewsML are 60 MB
MAX_RATIO = 200  # of unpacked to packed bytes; text packs 3 to 20 times, a bomb 1,000 times
MAX_XML_DEPTH = 64  # real wires nest under 20 deep
MAX_XML_NODES = 200_000  # real wires have under 5,000
MAX_XML_ATTRIBUTES = 256  # per element; real ones have under 20
MAX_PAGE_NODES = 40_000  # of an HTML page; the heaviest have 10,000
MAX_REFERENCES = 1_000_000  # such as &lt;: a feed of 2,000 escaped stories has 400,000
MAX_JSON_DEPTH = 64  # ninjs associations nest under 6 deep
MAX_JSON_OBJECTS = 200_000  # in one file; a story has under 100
MAX_JSON_KEYS = 1_000  # of one object; real ones have under 100
MAX_ROUNDS = 6  # rules that are not quiet by then fight each other
APPLY_AT = 0.9  # edits at or above this confidence are applied; the rest are flags
