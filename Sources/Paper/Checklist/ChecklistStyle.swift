/// The style sheet of a checklist: black on white on paper, the reader's own colours on a screen.
///
/// No meaning rests on colour, and nothing needs a printed background.
enum ChecklistStyle {
  static let text = """
    :root { color-scheme: light dark; }
    @page { margin: 10mm 10mm 14mm; @bottom-right { content: "page " counter(page) " of " \
    counter(pages); font: 10pt sans-serif; } }
    * { box-sizing: border-box; }
    body { font: 12pt/1.25 Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif; \
    max-width: 200mm; margin: 0 auto; padding: 4mm; }
    code { font-family: "Liberation Mono", "DejaVu Sans Mono", Consolas, Menlo, monospace; }
    h1 { font-size: 26pt; line-height: 1.1; margin: 0 0 1mm; }
    p { margin: 0 0 1mm; }
    ul { list-style: none; margin: 0; padding: 0; }
    h1, p, li, th { overflow-wrap: anywhere; }
    header { border-bottom: 0.6mm solid; padding-bottom: 2mm; margin-bottom: 3mm; }
    .empty { font-size: 20pt; font-weight: bold; margin-top: 6mm; }
    .legend li { margin: 1mm 0 0; }
    .blank { display: inline-block; min-width: 34mm; border-bottom: 0.3mm solid; height: 1em; }
    table { width: 100%; border-collapse: collapse; table-layout: fixed; }
    table + table { break-before: page; margin-top: 8mm; }
    thead { display: table-header-group; }
    th { text-align: left; }
    .walk th { border-bottom: 1mm solid; padding: 0 0 1mm; font-weight: normal; }
    .title { font-size: 18pt; font-weight: bold; }
    .sheet { display: block; font-size: 10.5pt; }
    .rack { break-after: avoid; break-inside: avoid; }
    .rack th { font-size: 15pt; padding: 3mm 0 1mm; border-bottom: 0.5mm solid; }
    .item { break-inside: avoid; }
    .item td { vertical-align: top; border-bottom: 0.3mm solid; padding: 2mm 0 1.5mm; }
    .tick { width: 15mm; text-align: center; }
    .number { display: block; font-size: 24pt; line-height: 1; font-weight: bold; \
    margin-bottom: 1.5mm; }
    .box { display: inline-block; position: relative; width: 7mm; height: 7mm; \
    border: 0.6mm solid; vertical-align: middle; }
    .box.small { width: 4.2mm; height: 4.2mm; border-width: 0.4mm; margin-right: 2mm; \
    vertical-align: -0.7mm; }
    .box.crossed { overflow: hidden; }
    .box.crossed::before, .box.crossed::after { content: ""; position: absolute; left: -20%; \
    top: 50%; width: 140%; border-top: 0.7mm solid; transform: rotate(45deg); }
    .box.crossed::after { transform: rotate(-45deg); }
    .item td.work { padding-left: 1.5mm; padding-right: 3mm; }
    .ref { font-size: 16pt; font-weight: bold; }
    .place { font-size: 14pt; margin-left: 3mm; display: inline-block; }
    .names { font-size: 10.5pt; }
    .tasks { margin-top: 1.5mm; }
    .tasks li { display: inline-block; margin: 0 4mm 1mm 0; padding-left: 6.2mm; \
    text-indent: -6.2mm; }
    .mark { display: inline-block; border: 0.7mm solid; padding: 0 1.5mm; font-weight: bold; }
    .result { width: 46mm; }
    .choices { display: grid; grid-template-columns: 20mm 1fr; row-gap: 1.2mm; \
    font-size: 10.5pt; }
    .choices li { white-space: nowrap; }
    .choices .box.small { margin-right: 1.2mm; }
    .line { border-bottom: 0.3mm solid; height: 8.5mm; display: flex; align-items: flex-end; \
    font-size: 9pt; }
    .choices .line { height: auto; }
    .forbidden td { border-top: 1.2mm double; border-bottom: 1.2mm double; }
    .forbidden td:first-child { border-left: 1.2mm double; }
    .forbidden td:last-child { border-right: 1.2mm double; }
    .forbidden .mark { font-size: 14pt; }
    footer { break-inside: avoid; margin-top: 8mm; font-size: 13pt; }
    footer p { margin-top: 5mm; }
    @media print {
      :root { color-scheme: light; }
      html, body { color: #000; background: #fff; }
      body { max-width: none; padding: 0; }
      table + table { margin-top: 0; }
    }
    """
}
