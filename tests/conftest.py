"""What all tests share: nothing leaves the machine, nothing is written outside the test's own folder."""

import os

os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["DO_NOT_TRACK"] = "1"
for name in [name for name in os.environ if name.startswith("COPYDESK_") or name == "PREFECT_API_URL"]:
    del os.environ[name]
