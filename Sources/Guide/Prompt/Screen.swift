/// Puts a screen together: a head, what to know, what to answer.
struct Screen {
  /// The word for the step.
  var title: String
  /// How far it is, such as `3/12`; left out where the name beside it needs the room.
  var progress: String
  /// What the screen is about, put beside the title where it fits: from its whole name to the port's alone.
  var abouts: [String]
  /// What has to be on the screen, in order.
  var body: [Wording]
  /// What is left out first if the screen is full, least important last.
  var extra: [String] = []
  /// What may be answered.
  var choices: [Choice]

  /// How a debt begins.
  static let owed = "OWED "

  private struct Fit {
    var lines: [String]
    var shortened: [String]
  }

  /// The screen: at most 6 lines of 40 columns; and what is not whole on it.
  func fitted() -> (lines: [String], shortened: [String]) {
    let answers = Self.packed(choices)
    let room = max(0, Columns.height - answers.count)
    var fit = lastResort(room)
    for (place, about) in abouts.enumerated() {
      // A name is not shortened as long as other words can be.
      let fits = heads(about).compactMap { middle(under: $0, room) }
      guard let best = fits.min(by: { $0.shortened.count < $1.shortened.count }) else { continue }
      fit = best
      if place > 0, let whole = abouts.first { fit.shortened.insert(whole, at: 0) }
      break
    }
    let bare = fit
    let debts = extra.filter { $0.hasPrefix(Self.owed) }
    let leftOut = place(extra, on: &fit, room)
    if leftOut.contains(where: { $0.hasPrefix(Self.owed) }) {
      // What is owed goes before all else, and that there is more of it is said.
      fit = bare
      placeSome(of: debts, on: &fit, room)
      _ = place(extra.filter { !$0.hasPrefix(Self.owed) }, on: &fit, room)
      let all = debts.map { String($0.dropFirst(Self.owed.count)) }
      fit.shortened.append(Self.owed + all.joined(separator: "; "))
    }
    return (fit.lines + answers.prefix(Columns.height), fit.shortened)
  }

  /// Puts on what there is room for; returns the rest.
  private func place(_ extra: [String], on fit: inout Fit, _ room: Int) -> [String] {
    extra.filter { line in
      let wrapped = Columns.wrap(line, indent: " ")
      guard fit.lines.count + wrapped.count <= room else { return true }
      fit.lines += wrapped
      return false
    }
  }

  /// Puts on the first debts as far as there is room, and how many more there are.
  private func placeSome(of debts: [String], on fit: inout Fit, _ room: Int) {
    let free = room - fit.lines.count
    for kept in debts.indices.reversed() where kept > 0 {
      var lines = debts.prefix(kept).flatMap { Columns.wrap($0, indent: " ") }
      let more = "+\(debts.count - kept) more"
      if lines.count < free {
        fit.lines += lines + ["\(Self.owed)\(more): type ?"]
        return
      }
      let beside = "\(lines.last ?? "")  \(more): ?"
      if lines.count == free, Columns.count(beside) <= Columns.width {
        lines[lines.count - 1] = beside
        fit.lines += lines
        return
      }
    }
    if free > 0 {
      fit.lines.append("\(Self.owed)\(debts.count) things: type ?")
    } else if let place = fit.lines.lastIndex(where: { Columns.count($0) <= Columns.width - 11 }) {
      fit.lines[place] += "  \(Self.owed)\(debts.count): ?"
    }
  }

  /// The head and as much of each line of the body as there is room for, the first line first; nil if even
  /// the fewest words do not fit.
  private func middle(under head: [String], _ room: Int) -> Fit? {
    var chosen = body.map(\.shortest)
    func lines() -> [String] { zip(body, chosen).flatMap { $0.lines($1) } }
    guard head.count + lines().count <= room else { return nil }
    let rest = body.indices.filter { !body[$0].isFirst }
    let order =
      body.indices.filter { body[$0].isFirst } + rest.filter { !body[$0].mayGo }
      + rest.filter { body[$0].mayGo }
    for place in order {
      for spelling in body[place].spellings {
        chosen[place] = spelling
        if head.count + lines().count <= room { break }
      }
    }
    let shortened = body.indices.filter { chosen[$0] != body[$0].whole }.map { body[$0].whole }
    return Fit(lines: head + lines(), shortened: shortened)
  }

  /// Names longer than any real one: the end is left out, and that is said.
  private func lastResort(_ room: Int) -> Fit {
    let all = [heads(abouts.last ?? "").last ?? []] + body.map { [$0.shortest] }
    let lines = all.joined().flatMap { Columns.wrap($0, indent: " ") }
    return Fit(
      lines: Columns.first(room, of: lines), shortened: abouts.prefix(1) + body.map(\.whole))
  }

  /// Title and port on one line if they fit, else on two; and on one without how far it is.
  private func heads(_ about: String) -> [[String]] {
    let full = "\(title) \(progress)"
    let line = Self.beside(full, about)
    if Columns.count(line) <= Columns.width { return [[line]] }
    let short = Self.beside(title, about)
    let heads = [Columns.wrap(full) + Columns.wrap(about)]
    return Columns.count(short) <= Columns.width ? heads + [[short]] : heads
  }

  private static func beside(_ title: String, _ about: String) -> String {
    Columns.clean(about.isEmpty ? title : "\(title)  \(about)")
  }

  /// Choices beside each other as far as a line goes; letters stand last, on a line of their own.
  static func packed(_ choices: [Choice]) -> [String] {
    var lines: [String] = []
    var line = ""
    var wasDigit = true
    for choice in choices {
      let isDigit = choice.isDigit
      let text = Columns.shorten("\(choice.key) \(choice.label)", to: Columns.width)
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
