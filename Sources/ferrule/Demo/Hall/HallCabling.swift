import Plant

/// Panels, trunks and links of the compute fabric.
///
/// A row of nodes has two panels, each with trunks to a panel in the rack of its unit's leaves. Leaves
/// and spines meet the same way within the row of the switches. All the joints are those NVIDIA counts
/// on: two panels, type B throughout, keys opposed.
struct HallCabling {
  let size: HallSize
  /// The backbones between nodes and leaves, by row of nodes and half of the row.
  let toNodes: [HallBackbone]
  /// The backbones between leaves and spines, by unit of leaves, unit of spines and panel.
  let toSpines: [HallBackbone]

  init(_ size: HallSize) {
    self.size = size
    let (units, pair) = (size.units, size.panelsPerPair)
    let positions = size.uplinks * 32 / pair < 64 ? 36 : 72
    let perRack = units * pair
    var trunk = 101
    func backbone(_ near: HallPanel, _ far: HallPanel, lengthMM: Int) -> HallBackbone {
      let made = HallBackbone(near: near, far: far, firstTrunk: trunk, lengthMM: lengthMM)
      trunk += made.trunks
      return made
    }
    func switchPanel(_ index: Int, _ rack: String, _ lowestU: Int, _ positions: Int) -> HallPanel {
      HallPanel(
        name: size.panelName(size.switchRow, index), rack: rack, lowestU: lowestU,
        positions: positions)
    }
    toNodes = (0..<(4 * units)).map { place in
      let (row, half) = (place / 2 + 1, place % 2)
      let near = HallPanel(
        name: size.panelName(row, half), rack: size.rackName(row, 2 + half), lowestU: 44,
        positions: 72)
      let leafUnit = place / 4
      let index = units * perRack + leafUnit * (perRack + 4) + perRack + place % 4
      let far = switchPanel(index, size.leafRack(leafUnit), 40 + place % 4 * 2, 72)
      return backbone(near, far, lengthMM: 16_000 + 1_500 * (size.switchRow - row))
    }
    toSpines = (0..<(units * perRack)).map { place in
      let (leafUnit, inRack) = (place / perRack, place % perRack)
      let (spineUnit, panel) = (inRack / pair, inRack % pair)
      let onSpine = leafUnit * pair + panel
      let near = switchPanel(
        units * perRack + leafUnit * (perRack + 4) + inRack, size.leafRack(leafUnit),
        28 - inRack * 2, positions)
      let far = switchPanel(
        spineUnit * perRack + onSpine, size.spineRack(spineUnit), 26 + onSpine * 2, positions)
      return backbone(near, far, lengthMM: 15_000)
    }
  }

  /// The number of the next trunk.
  var nextTrunk: Int { (toNodes + toSpines).reduce(101) { $0 + $1.trunks } }

  /// The number of panels in the row of the switches.
  var switchPanels: Int { size.units * (2 * size.units * size.panelsPerPair + 4) }

  /// Node i, rail j goes to leaf j of its unit, port i.
  var links: [HallLink] {
    let down = (0..<size.nodes).flatMap { node in
      (0..<8).map { rail in
        HallLink(
          near: .rail(size.nodeName(node), rail),
          far: .fabric(size.leafName(node / 32 * 8 + rail), node % 32 + 1),
          backbone: toNodes[node / 8], position: node % 8 * 8 + rail + 1,
          number: node * 8 + rail + 1, cordMM: 5_000)
      }
    }
    return down + up(after: down.count)
  }

  private func up(after count: Int) -> [HallLink] {
    let (uplinks, pair) = (size.uplinks, size.panelsPerPair)
    let perPanel = 32 * uplinks / pair
    return (0..<(size.leaves * size.spines * uplinks)).map { place in
      let (leaf, ofLeaf) = (place / 32, place % 32)
      let (spine, strand) = (ofLeaf / uplinks, ofLeaf % uplinks)
      let ofPair = (leaf % 8 * 4 + spine % 4) * uplinks + strand
      let panel = leaf / 8 * size.units * pair + spine / 4 * pair + ofPair / perPanel
      return HallLink(
        near: .fabric(size.leafName(leaf), 33 + ofLeaf),
        far: .fabric(size.spineName(spine), leaf * uplinks + strand + 1),
        backbone: toSpines[panel], position: ofPair % perPanel + 1, number: count + place + 1,
        cordMM: 3_000)
    }
  }

  var records: [PlannedRecord] {
    let backbones = toNodes + toSpines
    return backbones.flatMap { $0.near.records + $0.far.records } + backbones.flatMap(\.records)
      + links.flatMap(\.records) + modules
  }

  /// One module a cage, kept under the cage's first port.
  private var modules: [PlannedRecord] {
    let ports = links.flatMap { [$0.near, $0.far] }.filter { $0.names.connector == 1 }
    return ports.enumerated().flatMap { place, port in
      let module = HallModule.twin("MT2417VS" + HallSize.digits(place + 1, 5), for: port.model)
      return [module.record, module.held(by: port)]
    }
  }
}
