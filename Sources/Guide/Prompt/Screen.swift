/// Puts a screen together: a head, what to know, what to answer.
struct Screen {
  /// The step and how far it is.
  var title: String
  /// The port, or whatever the screen is about; put beside the title where it fits.
  var about: String
  /// What stands there when the screen is full: the port's name alone.
  var shortAbout: String
  /// What has to be on the screen, in order.
  var body: [String]
  /// What is left out first if the screen is full, least important last.
  var extra: [String] = []
  /// What may be answered.
  var choices: [Choice]

  /// At most 6 lines of 40 columns.
  func lines() -> [String] {
    let answers = Self.packed(choices)
    let room = max(0, Columns.height - answers.count)
    var head = Self.head(title, about)
    var middle = body.flatMap { Columns.wrap($0, indent: " ") }
    if head.count + middle.count > room {
      head = Array(Self.head(title, shortAbout).prefix(max(1, room - middle.count)))
    }
    for line in extra {
      let wrapped = Columns.wrap(line, indent: " ")
      if head.count + middle.count + wrapped.count <= room { middle += wrapped }
    }
    return Array((head + middle).prefix(room)) + answers.prefix(Columns.height)
  }

  /// Title and port on one line if they fit, else on two.
  private static func head(_ title: String, _ about: String) -> [String] {
    let line = Columns.clean(about.isEmpty ? title : "\(title)  \(about)")
    if Columns.count(line) <= Columns.width { return [line] }
    return Columns.wrap(title) + Columns.wrap(about)
  }

  /// Choices beside each other as far as a line goes; letters stand last, on a line of their own.
  static func packed(_ choices: [Choice]) -> [String] {
    var lines: [String] = []
    var line = ""
    var wasDigit = true
    for choice in choices {
      let isDigit = choice.isDigit
      let text = Columns.fitting("\(choice.key) \(choice.label)", Columns.width)
      let joined = line.isEmpty ? text : "\(line)  \(text)"
      if !line.isEmpty, isDigit != wasDigit || Columns.count(joined) > Columns.width {
        lines.append(line)
        line = text
      } else {
        line = joined
      }
      wasDigit = isDigit
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
