internal import Foundation
internal import TestSupport

/// One long night on a floor: errands under faults, one after the other, on stores that live on.
///
/// Whatever the program ever said to be done is looked for after every fault.
public final class Night {
  let floor: Floor
  let smallDisk: SmallDisk?
  /// Hears of every finding at once.
  var tell: (String) -> Void = { _ in }
  /// The errands the program can do.
  public let errands: [Errand]
  var number = 0
  var ledger = Ledger()
  /// What was acknowledged about the store of the night.
  var promised = Promise()
  /// The last dump of it.
  var known = DumpReading("")
  /// What came of it all.
  public var tally = Tally()

  static let store = "raj.ferrule"
  static let carried = ["files/ana-1.bundle", "files/ana-2.bundle", "files/ana-3.bundle"]
  /// What Ana wrote down for each of the bundles she carried over.
  static func words(ofBundle number: Int) -> Set<String> {
    Set((1...3).map { "ana-\(number)-\($0)" })
  }
  static let switches = 6

  /// Makes the stores: Raj's, which meets the faults, and Ana's, which brings bundles.
  public init(_ floor: Floor, smallDisk: SmallDisk? = nil) throws {
    self.floor = floor
    self.smallDisk = smallDisk
    let help = try floor.must(Call(arguments: ["--help"])).out
    let verbs = Set(help.split(separator: "\n").compactMap { $0.split(separator: " ").first })
    errands = Errand.allCases.filter { verbs.contains(Substring($0.verb)) }
    try furnish()
    known = try dump(Self.store)
  }

  private func furnish() throws {
    try write(WideFabric.text(switches: Self.switches), to: "files/wide.txt")
    try write(
      "device,hall,row,rack,u,height,side\nwide-1,H1,R07,R07-06,32,1,rear\n", to: "files/places.csv"
    )
    let raj = Self.store
    let port = "wide-1:2"
    for call in [
      Call(arguments: ["init", raj, "--site", "elm", "--laptop", "LT-RAJ", "--central"]),
      Call(arguments: ["import", "ibnetdiscover", "files/wide.txt"], store: raj),
      Call(arguments: ["import", "places", "files/places.csv"], store: raj),
      Call(arguments: ["work", port, "--yes"], answers: ["1"], store: raj),
      Call(arguments: ["sync", "export", "-o", "files/first.bundle"], store: raj),
      Call(arguments: ["init", "ana.ferrule", "--from", "files/first.bundle", "--laptop", "LT-ANA"]
      ),
      Call(arguments: ["join", "request", "-o", "files/ana.join"], store: "ana.ferrule"),
      Call(arguments: ["join", "grant", "files/ana.join"], store: raj),
      Call(arguments: ["sync", "export", "-o", "files/start.bundle"], store: raj),
      Call(
        arguments: ["sync", "export", "--snapshot", "-o", "files/start.snapshot"], store: raj),
      Call(arguments: ["join", "finish", "files/start.bundle"], store: "ana.ferrule"),
    ] {
      try floor.must(call)
    }
    // Too large for the first bundle: it comes in two halves.
    try Data(PictureFile.bmp(width: 900, height: 600)).write(
      to: URL(filePath: floor.path("files/large.bmp")))
    try floor.must(
      Call(
        arguments: ["image", "add", "files/large.bmp", "--face", "wide-1:2/port"],
        store: "ana.ferrule"))
    for (index, bundle) in Self.carried.enumerated() {
      for word in Self.words(ofBundle: index + 1).sorted() {
        try floor.must(
          Call(arguments: ["record", "note", "wide-2:1", word], store: "ana.ferrule"))
      }
      let limit = index == 0 ? ["--limit", "1300KB"] : []
      try floor.must(
        Call(arguments: ["sync", "export", "-o", bundle] + limit, store: "ana.ferrule"))
    }
    if errands.contains(.restore) {
      try floor.must(Call(arguments: ["backup", "files/start.backup"], store: raj))
    }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: floor.path(name)))
  }

  func dump(_ store: String) throws -> DumpReading {
    DumpReading(try floor.must(Call(arguments: ["dump", "--canonical"], store: store)).out)
  }
}
