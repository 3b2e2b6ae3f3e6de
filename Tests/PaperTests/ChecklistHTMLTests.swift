import Paper
import Testing

struct ChecklistHTMLTests {
  @Test func `two lines of a rack are written like this`() {
    let rows = """
      <tr class="item">
      <td class="tick"><span class="number">2</span><span class="box"></span></td>
      <td class="work">
      <p class="ref"><code><bdi>S1-L3:25/1</bdi></code> <span class="place"><bdi>R07-06 u32 REAR</bdi></span></p>
      <p class="names"><code><bdi>25/1 = IB port 49 = P49 = swp25s0 = OSFP25 left</bdi></code></p>
      <p class="why"><strong><bdi>open fault</bdi></strong> since 21:10: <bdi>Flaps 9 times.</bdi></p>
      <p class="far">Far end: <code><bdi>S1-P2:3/2</bdi></code>, <bdi>R12-03 u10 REAR</bdi></p>
      <ul class="tasks">
      <li><span class="box small"></span><bdi>Ask the NOC to shut this port</bdi></li>
      <li><span class="box small"></span><bdi>Inspect both faces</bdi></li>
      </ul>
      </td>
      <td class="result">
      <p><code><bdi>7K3Q9X-K</bdi></code><br><code><bdi>INC48213</bdi></code></p>
      <ul class="choices">
      <li><span class="box small"></span>ok</li>
      <li><span class="box small"></span>cannot-see</li>
      <li><span class="box small"></span>dirt</li>
      <li><span class="box small"></span>noaccess</li>
      <li><span class="box small"></span>damage</li>
      <li class="line">time</li>
      </ul>
      <p class="line">note</p>
      </td>
      </tr>
      <tr class="item forbidden">
      <td class="tick"><span class="box crossed"></span></td>
      <td class="work">
      <p><span class="mark">DO NOT TOUCH</span></p>
      <p class="ref"><code><bdi>S1-L3:25/2</bdi></code> <span class="place"><bdi>R07-06 u32 REAR</bdi></span></p>
      <p class="names"><code><bdi>25/2 = IB port 50 = P50 = swp25s1 = OSFP25 right</bdi></code></p>
      <p class="why"><strong><bdi>working</bdi></strong>: <bdi>Shares module 25 with 25/1.</bdi></p>
      <p class="far">Far end: <code><bdi>S1-P4:3/2</bdi></code></p>
      </td>
      <td class="result">
      <p><code><bdi>P-7K3Q9X-5</bdi></code></p>
      </td>
      </tr>
      """
    #expect(ChecklistHTML.text(Fixture.checklist).contains(rows))
  }

  @Test func `a sheet is one well-formed page that fetches nothing and runs nothing`() throws {
    let html = ChecklistHTML.text(Fixture.checklist)
    let page = try HTMLChecker(html)
    #expect(page.attributes.contains("charset=\"utf-8\""))
    #expect(page.attributes.contains("lang=\"en\""))
    for name in ["script", "img", "link", "iframe", "object", "embed", "a", "base", "form"] {
      #expect(!page.elements.contains(name))
    }
    for attribute in page.attributes {
      #expect(
        !attribute.hasPrefix("on") && !attribute.hasPrefix("src") && !attribute.hasPrefix("href"))
    }
    for word in ["url(", "@import", "http:", "https:", "//"] { #expect(!html.contains(word)) }
    #expect(page.elements.count { $0 == "table" } == 2)
    #expect(page.elements.count { $0 == "thead" } == 2)
  }

  @Test func `paper rules are there`() {
    let html = ChecklistHTML.text(Fixture.checklist)
    for rule in [
      "@page { margin:", "thead { display: table-header-group; }", ".item { break-inside: avoid; }",
      "table + table { break-before: page;", "@media print",
    ] {
      #expect(html.contains(rule), "\(rule)")
    }
  }

  @Test func `the legend explains only marks that are on the sheet`() throws {
    let all = try HTMLChecker(ChecklistHTML.text(Fixture.checklist)).text
    #expect(all.contains("DO NOT TOUCH: a working link."))
    #expect(all.contains("WORK FOR THE FAR END: reported at S1-P2:9/1"))
    let plain = Fixture.entries.filter { !$0.doNotTouch && !$0.reportedAtFarEnd }
    let few = ChecklistHTML.text(Checklist(Fixture.heading, entries: plain))
    #expect(!few.contains("DO NOT TOUCH"))
    #expect(!few.contains("FAR END"))
  }

  @Test func `an empty sheet says that nothing is due`() throws {
    let page = try HTMLChecker(ChecklistHTML.text(Fixture.empty))
    #expect(page.text.contains("Nothing is due in row R07."))
    #expect(!page.elements.contains("table"))
  }

  @Test(arguments: Fixture.hostileNames)
  func `any name is text and only text`(name: String) throws {
    let page = try HTMLChecker(ChecklistHTML.text(Fixture.hostile(name)))
    let tame = try HTMLChecker(ChecklistHTML.text(Fixture.hostile("tame name")))
    #expect(page.elements.filter { $0 != "style" } == tame.elements.filter { $0 != "style" })
    #expect(page.attributes == tame.attributes)
    #expect(page.text.contains(SafeLine.text(name)))
  }
}
