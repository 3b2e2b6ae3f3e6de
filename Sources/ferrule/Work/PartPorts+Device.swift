import Plant
import Store

/// The ports of a device: those where something is open come first.
extension PartPorts {
  init(ofDevice device: Thing, _ view: StoreView, nowMS: Int64) throws {
    let joints = Set(
      try view.openJobs().compactMap { fact -> ThingID? in
        if case .job(let job) = fact.body { job.joint } else { nil }
      })
    var open: [Spot] = []
    var rest: [Spot] = []
    for port in try view.ports(ofDevice: device.id) {
      let links = try view.links(ofPort: port.id)
      guard !links.isEmpty else { continue }
      var spot = Spot(id: port.id, label: port.label, place: port.place)
      if joints.contains(port.id) {
        spot.note = "repair open"
      } else if try links.contains(where: { try !view.openFaults(of: $0, nowMS: nowMS).isEmpty }) {
        spot.note = "fault open"
      }
      if spot.note == nil { rest.append(spot) } else { open.append(spot) }
    }
    places = open + rest
    let number = places.count == 1 ? "1 port" : "\(places.count) ports"
    words =
      "\(device.label) (\(device.kind.word)): "
      + (places.isEmpty
        ? "no place to work at"
        : open.isEmpty ? number : "\(number), \(open.count) with something open")
  }
}
