"""CloudFront's function that rewrites page addresses, taken from the template and run by Node."""

import json
import re
import subprocess
import textwrap
import unittest
from pathlib import Path

TEMPLATE = Path(__file__).parent.parent / "site.yaml"


def answers(addresses: list[str]) -> list[dict]:
    """The function's result for each address."""
    code = re.search(r"FunctionCode: \|\n((?: {8}.*\n|\n)+)", TEMPLATE.read_text(encoding="utf-8")).group(1)
    asked = f"console.log(JSON.stringify({json.dumps(addresses)}.map((uri) => handler({{ request: {{ uri }} }}))));"
    script = textwrap.dedent(code) + asked
    run = subprocess.run(["node", "-"], input=script, capture_output=True, text=True, check=True, timeout=30)
    return json.loads(run.stdout)


class Pages(unittest.TestCase):
    def test_addresses_that_name_no_file_are_the_page(self):
        pages = ["/", "/search", "/film/356", "/list"]
        self.assertEqual([answer["uri"] for answer in answers(pages)], ["/index.html"] * len(pages))

    def test_files_stay_what_they_are(self):
        files = ["/favicon.svg", "/assets/index-abc.js", "/docs/docs.css", "/no-such-file.js"]
        self.assertEqual([answer["uri"] for answer in answers(files)], files)

    def test_the_contract_has_a_page_of_its_own(self):
        self.assertEqual([answer["uri"] for answer in answers(["/docs/", "/docs"])], ["/docs/index.html"] * 2)


if __name__ == "__main__":
    unittest.main()
