import ArgumentParser
import Foundation
import Guide
import Paper
import Plant
import Store

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// What every command takes.
struct StoreOptions: ParsableArguments {
  @Option(help: "The store's folder; else FERRULE_STORE, else the nearest *.ferrule upward.")
  var store: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "Colour: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Show ASCII only, as on a terminal whose locale is not UTF-8.")
  var ascii = false

  @Option(name: .customLong("as"), help: "Who you are; asked once and remembered for the shift.")
  var technician: String?

  @Flag(help: "Do not ask before doing it.")
  var yes = false

  var style: Style { Style(color) }

  /// Opens the store.
  func open() throws -> Store {
    try Store(try folder(), environment: try Surroundings.environment())
  }

  private func folder() throws -> StoreFolder {
    if let store {
      guard !store.isEmpty else {
        throw CommandError(.usage, "no-store", "--store names no folder.", next: "--store DIR")
      }
      return StoreFolder(store)
    }
    if let named = ProcessInfo.processInfo.environment["FERRULE_STORE"], !named.isEmpty {
      return StoreFolder(named)
    }
    let here = FileManager.default.currentDirectoryPath
    let nearest = StoreFolder.nearest(from: here)
    guard let only = nearest.first else {
      throw CommandError(
        .missing, "no-store", "There is no store here, and none was named.",
        next: "ferrule init NAME.ferrule --site NAME, or add --store DIR")
    }
    guard nearest.count == 1 else {
      let names = nearest.map { URL(fileURLWithPath: $0.path).lastPathComponent }
      throw CommandError(
        .missing, "many-stores",
        "There are \(nearest.count) stores here: \(names.joined(separator: ", ")).",
        next: "add --store \(names[0]), or set FERRULE_STORE")
    }
    return only
  }

  /// Who does it: as typed, else FERRULE_TECHNICIAN, else remembered, else asked, else the login.
  ///
  /// - Parameter keyboard: where the command asks more; nil where it asks nothing else.
  func author(_ store: Store, _ keyboard: Keyboard? = nil) throws -> String {
    try ClockCheck.warn(store)
    let environment = ProcessInfo.processInfo.environment
    if let typed = technician, typed.allSatisfy(\.isWhitespace) {
      throw CommandError(.usage, "bad-name", "--as names nobody.", next: "--as NAME")
    }
    if let technician = try Self.checked(technician) {
      if environment["FERRULE_TECHNICIAN"] == nil,
        try remembered(store)?.lowercased() != technician.lowercased()
      {
        try store.remember(technician: technician)
      }
      return technician
    }
    if let named = try Self.checked(environment["FERRULE_TECHNICIAN"]) { return named }
    if let remembered = try remembered(store) { return remembered }
    let login = environment["USER"] ?? environment["LOGNAME"] ?? NSUserName()
    let someone = login.isEmpty ? "unknown" : login
    guard Console.isAsked else { return someone }
    let typed = try asked(store, someone, keyboard)
    try store.remember(technician: typed)
    return typed
  }

  /// Asks for the name; a badge may be scanned, and stands in the line until Enter.
  ///
  /// - Throws: `CommandError` if the person leaves: it is remembered for a shift who answers.
  private func asked(_ store: Store, _ login: String, _ given: Keyboard?) throws -> String {
    let left = CommandError(
      .usage, "no-name", "Nobody said who it is. Nothing was recorded.", next: "--as NAME")
    let keyboard = given ?? Keyboard()
    defer { if given == nil { keyboard.giveBack() } }
    guard keyboard.hasScanner, !json else {
      // What goes to standard output is for another program.
      keyboard.giveBack()
      FileHandle.standardError.write(Data("Who are you? (Enter for \(login)) ".utf8))
      guard let line = readLine() else { throw left }
      return try Self.checked(line) ?? login
    }
    func refusal(_ code: String) throws -> String? {
      try store.read { try NameText.refusal(code, $0) }
    }
    while let typed = try keyboard.words("Who are you? Enter: \(login)", refusal: refusal) {
      if typed == "q" { break }
      // A key hit for another prompt is no name.
      if typed.count == 1 {
        Console.out("\(typed) alone is too short")
        continue
      }
      do {
        guard let name = try Self.checked(typed) else { return login }
        guard let words = try refusal(name) else { return name }
        Columns.wrap(words).forEach(Console.out)
      } catch let error as CommandError {
        Columns.wrap(error.message).forEach(Console.out)
      }
    }
    throw left
  }

  private func remembered(_ store: Store) throws -> String? {
    try store.read { try $0.rememberedTechnician(nowMS: store.environment.nowMS()) }
  }

  /// A name that can be printed on one line, or nil for an empty one.
  private static func checked(_ name: String?) throws -> String? {
    guard let name = name?.trimmingCharacters(in: .whitespaces), !name.isEmpty else { return nil }
    guard name.utf8.count <= 80, !name.unicodeScalars.contains("\u{FFFD}"),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
      !HiddenCharacter.isIn(name)
    else {
      throw CommandError(
        .usage, "bad-name",
        "A name is at most 80 letters on one line, in UTF-8, and all of them are shown.",
        next: "--as NAME")
    }
    return name
  }
}
