/// How big the fictitious hall is, and what things in it are called.
///
/// Source of the counts: NVIDIA DGX SuperPOD reference architectures, H100 and B200, tables of sizes.
/// One scalable unit is 32 nodes of 8 GPUs, 8 leaves and 4 spines; there are as many links between
/// leaf and spine as between node and leaf. Two tiers of 64-port switches end at 2048 GPUs.
struct HallSize {
  static let sizes = [256, 512, 1024, 2048]

  /// How many scalable units.
  let units: Int

  /// The size of a hall with that many GPUs; nil if it is none of `sizes`.
  init?(gpus: Int) {
    guard Self.sizes.contains(gpus) else { return nil }
    units = gpus / 256
  }

  var nodes: Int { 32 * units }
  var leaves: Int { 8 * units }
  var spines: Int { 4 * units }
  /// Links of the compute fabric.
  var computeLinks: Int { 2 * 8 * nodes }
  /// Links between one leaf and one spine.
  var uplinks: Int { 32 / spines }

  /// The row of the switches: the last one.
  var switchRow: Int { 2 * units + 1 }
  /// Panels in a spine's rack for each unit of leaves, and in a leaf's rack for each unit of spines.
  var panelsPerPair: Int { max(1, 4 / units) }
  /// Spine racks come first in the switch row, then leaf racks, then one for everything else.
  func spineRack(_ unit: Int) -> String { rackName(switchRow, unit + 1) }
  func leafRack(_ unit: Int) -> String { rackName(switchRow, units + unit + 1) }
  var serviceRack: String { rackName(switchRow, 2 * units + 1) }

  func racks(inRow row: Int) -> Int { row == switchRow ? 2 * units + 1 : 4 }

  func rowName(_ row: Int) -> String { "R" + Self.digits(row, 2) }
  func rackName(_ row: Int, _ rack: Int) -> String { "\(rowName(row))-\(Self.digits(rack, 2))" }
  func nodeName(_ node: Int) -> String { "dgx-" + Self.digits(node + 1, 2) }
  func leafName(_ leaf: Int) -> String { "S\(leaf / 8 + 1)-L\(leaf % 8 + 1)" }
  func spineName(_ spine: Int) -> String { "S\(spine / 4 + 1)-P\(spine % 4 + 1)" }

  /// The panels of a row are lettered along it; I and O are left out, they are misread.
  func panelName(_ row: Int, _ index: Int) -> String {
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    let last = String(letters[index % letters.count])
    let first = index < letters.count ? "" : String(letters[index / letters.count - 1])
    return "P\(Self.digits(row, 2))\(first)\(last)"
  }

  static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
