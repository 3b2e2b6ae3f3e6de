/// Makes devices and links of the records of a dump, and refuses records that contradict each other.
enum FabricAssembler {
  static func dump(
    _ records: IBRecords, bytes: [UInt8], file: String
  ) throws(ImportError) -> FabricDump {
    var peers = PeerResolver(records, bytes: bytes, file: file)
    try peers.resolve()
    let internals = InternalNodes(peers.nodes)
    let devices = try DeviceNamer(peers, internals: internals, file: file).devices()
    let links = try LinkPairer(peers, internals: internals, devices: devices, file: file)
      .links(bytes: bytes)
    return FabricDump(
      generatedAt: records.generatedAt, switches: devices.switches, hosts: devices.hosts,
      links: links.links, oneSided: links.oneSided, aggregationNodes: internals.count,
      warnings: [peers.warning].compactMap(\.self) + links.warnings)
  }
}
