import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport

/// A random life of a few laptops of one site: edits, bundles that are old, partial, doubled or come
/// backwards, and folders that are copied, moved, set back, backed up and restored.
///
/// A store is opened anew for every step, as a command does.
final class CopySchedule {
  let floor: Floor
  let told = Told()
  private(set) var names: [String] = []
  /// Devices of which a copy was made.
  private(set) var copied: Set<DeviceID> = []
  /// Devices that lost changes which had left them.
  private(set) var setBack: Set<DeviceID> = []
  /// Devices whose database was put back, whatever they lost.
  private(set) var put: Set<DeviceID> = []
  private var random: RepeatableRandom
  private var bundles: [String] = []
  private var kept: [(name: String, files: [String: Data])] = []
  private var opened: UInt64 = 0
  private var made = 0
  private var step: Int64 = 0

  init(seed: UInt64) throws {
    floor = try Floor()
    random = RepeatableRandom(seed: seed)
    for number in 0..<Int.random(in: 2...4, using: &random) {
      let name = "LT-\(number)"
      _ = try floor.laptop(name, isCentral: number == 0)
      names.append(name)
    }
  }

  func play() throws {
    for _ in 0..<Int.random(in: 15...40, using: &random) {
      step += 1
      let name = pick(names)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<34: try edit(name)
      case 34..<50: try export(name)
      case 50..<72: try merge(name)
      case 72..<78: try exportPart()
      case 78..<85: try copy(name)
      case 85..<89: try move(name)
      case 89..<91: kept.append((name, try floor.database(name)))
      case 91..<96: try putBack()
      case 96..<98: try? FileManager.default.removeItem(atPath: floor.witness.path)
      default: try backUpAndRestore(name)
      }
    }
  }

  func open(_ name: String) throws -> Store {
    opened += 1
    let skews: [Int64] = [0, 0, 315_576_000_000, -315_576_000_000, 700]
    let place = names.firstIndex(of: name) ?? 0
    return try Store(
      floor.folder(name),
      environment: Floor.environment(
        seed: 77_000 + opened, nowMS: 1_800_000_000_000 + step * 1_000 + skews[place % 5],
        witness: floor.witness, tell: told.add))
  }

  // MARK: Steps

  private func edit(_ name: String) throws {
    let store = try open(name)
    let hall = UInt8.random(in: 1...4, using: &random)
    if Bool.random(using: &random) {
      try store.note("\(name) \(step)", hall: hall)
    } else {
      try store.rename(hall: hall, "\(name) \(step)")
    }
  }

  private func export(_ name: String) throws {
    let store = try open(name)
    let peer = try store.read { try $0.peers() }.randomElement(using: &random)
    bundles.append(
      try Sync.export(store, to: newFile("bundle"), for: peer?.device).path)
  }

  /// Any bundle there ever was, mostly a new one.
  private func merge(_ name: String) throws {
    let recent = Bool.random(using: &random) ? bundles.suffix(3) : bundles[...]
    guard let path = recent.randomElement(using: &random) else { return }
    _ = try Sync.merge(try open(name), path: path)
  }

  /// Some of the changes of a bundle, in any order, with what its exporter said of itself.
  private func exportPart() throws {
    guard let path = bundles.randomElement(using: &random) else { return }
    var changes: [[UInt8]] = []
    let reader = try BundleReader(path)
    while let section = try reader.next(only: .changes) {
      section.visit { changes.append(Array($0)) }
    }
    let some = changes.shuffled(using: &random)
      .prefix(Int.random(in: 0...changes.count, using: &random))
    let file = newFile("part")
    try floor.byHand(like: path, Array(some)).write(to: file)
    bundles.append(file)
  }

  private func copy(_ name: String) throws {
    guard names.count < 7 else { return }
    for _ in 0..<(Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1) {
      let other = newName("copy")
      try floor.copy(name, to: other)
      names.append(other)
    }
    copied.insert(try open(name).identity.device)
  }

  private func move(_ name: String) throws {
    let other = newName("moved")
    try FileManager.default.moveItem(
      atPath: floor.folder(name).path, toPath: floor.folder(other).path)
    names = names.map { $0 == name ? other : $0 }
    kept = kept.map { ($0.name == name ? other : $0.name, $0.files) }
  }

  private func putBack() throws {
    guard let (name, files) = kept.randomElement(using: &random), names.contains(name) else {
      return
    }
    let (device, before) = try own(name)
    try floor.putBack(files, name, keepingInodes: Bool.random(using: &random))
    let lost = before.subtracting(try own(name).hashes)
    put.insert(device)
    // By a bundle, or by a backup that is another laptop now.
    if !lost.isDisjoint(with: try everything()) { setBack.insert(device) }
  }

  private func backUpAndRestore(_ name: String) throws {
    guard names.count < 7 else { return }
    let path = try Sync.backup(try open(name), to: newFile("backup")).path
    let other = newName("restored")
    opened += 1
    let (restored, _) = try Sync.restore(
      from: path, folder: floor.folder(other), laptop: other, staysCentral: false,
      environment: Floor.environment(seed: 77_000 + opened, witness: floor.witness))
    try floor.enrol(restored)
    names.append(other)
  }

  // MARK: The end

  /// All changes that are anywhere: in a store or in a bundle.
  func everything() throws -> Set<ChangeHash> {
    try names.reduce(into: try exported()) { all, name in
      all.formUnion(try hashes(open(name).sealedChanges()))
    }
  }

  /// Gives the first store all bundles, then lets stores meet two by two, there and back, until a
  /// round brings nothing new: each with the first, or each with each.
  ///
  /// - Returns: whether that came to an end.
  func exchangeEverything(forPeers: Bool, eachWithEach: Bool) throws -> Bool {
    for path in bundles.shuffled(using: &random) {
      _ = try Sync.merge(try open(names[0]), path: path)
    }
    var pairs: [(String, String)] = []
    for (place, one) in names.enumerated() where place == 0 || eachWithEach {
      pairs += names.dropFirst(place + 1).map { (one, $0) }
    }
    for _ in 0..<8 {
      var isQuiet = true
      for (one, other) in pairs.shuffled(using: &random) {
        if try meet(one, other, forPeers: forPeers) { isQuiet = false }
      }
      if isQuiet { return true }
    }
    return false
  }

  /// Two stores give each other a bundle, the second one for the first if it may be.
  ///
  /// - Returns: whether that brought anything.
  private func meet(_ one: String, _ other: String, forPeers: Bool) throws -> Bool {
    let (here, there) = (try open(one), try open(other))
    let out = try Sync.merge(there, path: Sync.export(here, to: newFile("there")).path)
    let device = here.identity.device
    let isPeer = forPeers && device != there.identity.device
    let back = try Sync.merge(
      here, path: Sync.export(there, to: newFile("back"), for: isPeer ? device : nil).path)
    return out.brought || back.brought
  }

  private func own(_ name: String) throws -> (device: DeviceID, hashes: Set<ChangeHash>) {
    let store = try open(name)
    let device = store.identity.device
    let own = try store.sealedChanges().filter {
      try SealedChange(decoding: $0).change.device == device
    }
    return (device, try hashes(own))
  }

  private func exported() throws -> Set<ChangeHash> {
    var all: Set<ChangeHash> = []
    for path in bundles {
      let reader = try BundleReader(path)
      while let section = try reader.next(only: .changes) {
        try section.visit { all.insert(try SealedChange(decoding: $0).hash) }
      }
    }
    return all
  }

  private func hashes(_ changes: [[UInt8]]) throws -> Set<ChangeHash> {
    Set(try changes.map { try SealedChange(decoding: $0).hash })
  }

  private func pick(_ names: [String]) -> String {
    names[Int.random(in: 0..<names.count, using: &random)]
  }

  private func newName(_ kind: String) -> String {
    made += 1
    return "\(kind)-\(made)"
  }

  private func newFile(_ kind: String) -> String { floor.file(newName(kind)) }
}

extension MergeReport {
  /// Whether it brought anything but the exporter's own words.
  fileprivate var brought: Bool { changes.applied > 0 || changes.held > 0 || storeWasSetBack }
}
