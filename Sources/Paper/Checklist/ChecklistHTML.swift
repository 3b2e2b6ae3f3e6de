import Plant

/// A checklist as one HTML file that prints on A4 and Letter: no script, nothing fetched.
public enum ChecklistHTML {
  /// The whole file.
  public static func text(_ checklist: Checklist) -> String {
    let heading = checklist.heading
    let title = "Checklist row \(heading.row), \(TimeText.minute(heading.printedAtMS)) UTC"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(ChecklistStyle.text)
      </style>
      </head>
      <body>
      \(body(checklist).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static func body(_ checklist: Checklist) -> [String] {
    let heading = checklist.heading
    var lines = [
      "<header>",
      "<h1>Row \(Markup.name(heading.row)) checklist</h1>",
      "<p>\(Markup.name(heading.site)), hall \(Markup.name(heading.hall)). "
        + "Printed \(TimeText.minute(heading.printedAtMS)) UTC from "
        + "\(Markup.name(heading.device)) for "
        + (heading.technician.map(Markup.name) ?? "<span class=\"blank\"></span>") + ".</p>",
    ]
    if let sentence = checklist.emptySentence {
      return lines + ["<p class=\"empty\">\(Markup.escaped(sentence))</p>", "</header>"]
    }
    lines.append("<p><strong>\(checklist.counts.text).</strong> All times UTC.</p>")
    lines += legend(checklist.counts)
    lines.append("</header>")
    for walk in checklist.walks { lines += table(walk, in: checklist) }
    lines.append(
      "<footer><p>Hands done: initials <span class=\"blank\"></span> time "
        + "<span class=\"blank\"></span></p><p>Typed in by <span class=\"blank\"></span> time "
        + "<span class=\"blank\"></span></p></footer>")
    return lines
  }

  private static func legend(_ counts: ChecklistCounts) -> [String] {
    var lines = [
      "<ul class=\"legend\">",
      "<li><span class=\"box\"></span> tick when done. "
        + "Then mark one result and write the time.</li>",
    ]
    if counts.doNotTouch > 0 {
      lines.append(
        "<li><span class=\"box crossed\"></span> DO NOT TOUCH: a working link. "
          + "Do not open it, do not lean on it.</li>")
    }
    if counts.forFarEnd > 0 {
      lines.append(
        "<li><span class=\"mark\">FAR END</span> the fault was reported at the other end; "
          + "the work is here.</li>")
    }
    return lines + ["</ul>"]
  }

  private static func table(_ walk: ChecklistWalk, in checklist: Checklist) -> [String] {
    let heading = checklist.heading
    var lines = [
      "<table>",
      "<colgroup><col class=\"tick\"><col><col class=\"result\"></colgroup>",
      "<thead>",
      "<tr class=\"walk\"><th colspan=\"3\"><span class=\"title\">"
        + "\(Markup.name(checklist.title(of: walk)))</span> "
        + "<span class=\"sheet\">\(ChecklistCounts(walk.items).text). "
        + "\(Markup.name(heading.site)), \(TimeText.minute(heading.printedAtMS)) UTC, "
        + "\(Markup.name(heading.device))</span></th></tr>",
      "</thead>",
    ]
    for rack in walk.racks {
      lines.append("<tbody>")
      lines.append(
        "<tr class=\"rack\"><th colspan=\"3\" scope=\"rowgroup\">"
          + "Rack \(Markup.name(rack.name))</th></tr>")
      for item in rack.items { lines += row(item, heading.printedAtMS) }
      lines.append("</tbody>")
    }
    return lines + ["</table>"]
  }

  private static func row(_ item: ChecklistItem, _ printedAtMS: Int64) -> [String] {
    let entry = item.entry
    let box = entry.doNotTouch ? "box crossed" : "box"
    let number = item.number.map { "<span class=\"number\">\($0)</span>" } ?? ""
    var lines = [
      "<tr class=\"item\(entry.doNotTouch ? " forbidden" : "")\">",
      "<td class=\"tick\">\(number)<span class=\"\(box)\"></span></td>",
      "<td class=\"work\">",
    ]
    if entry.doNotTouch { lines.append("<p><span class=\"mark\">DO NOT TOUCH</span></p>") }
    lines.append(
      "<p class=\"ref\">\(Markup.code(entry.ref)) <span class=\"place\">"
        + "\(Markup.name(entry.place.text))</span></p>")
    if let mark = item.farEndMark {
      lines.append("<p><span class=\"mark\">\(Markup.name(mark))</span></p>")
    }
    if entry.names != entry.ref {
      lines.append("<p class=\"names\">\(Markup.code(entry.names))</p>")
    }
    lines.append(
      "<p class=\"why\"><strong>\(Markup.name(entry.what))</strong>"
        + "\(item.sinceText(printedAtMS: printedAtMS)): \(Markup.name(entry.why))</p>")
    lines.append("<p class=\"far\">Far end: \(farEnd(entry.farEnd))</p>")
    if !entry.tasks.isEmpty, !entry.doNotTouch {
      lines.append("<ul class=\"tasks\">")
      lines += entry.tasks.map {
        "<li><span class=\"box small\"></span>\(Markup.name($0))</li>"
      }
      lines.append("</ul>")
    }
    return lines + ["</td>", "<td class=\"result\">"] + result(entry) + ["</td>", "</tr>"]
  }

  private static func farEnd(_ farEnd: ChecklistFarEnd?) -> String {
    guard let farEnd else { return "-" }
    return Markup.code(farEnd.ref) + (farEnd.place.map { ", " + Markup.name($0) } ?? "")
  }

  private static func result(_ entry: ChecklistEntry) -> [String] {
    var lines: [String] = []
    let codes = [entry.code?.description, entry.ticket].compactMap { $0 }
    if !codes.isEmpty {
      lines.append("<p>\(codes.map(Markup.code).joined(separator: "<br>"))</p>")
    }
    guard !entry.doNotTouch else { return lines }
    lines.append("<ul class=\"choices\">")
    lines += ["ok", "cannot-see", "dirt", "noaccess", "damage"].map {
      "<li><span class=\"box small\"></span>\($0)</li>"
    }
    return lines + ["<li class=\"line\">time</li>", "</ul>", "<p class=\"line\">note</p>"]
  }
}
