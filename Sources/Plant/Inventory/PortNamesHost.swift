extension PortNames {
  /// The compute ports of a DGX H100, in the order of its cages: adapter, cage, connector, GPU.
  ///
  /// Source: NVIDIA DGX H100/H200 user guide, table of network port mapping.
  static let portsOfDGXH100: [(adapter: String, cage: String, connector: Int, gpu: Int)] = [
    ("mlx5_11", "OSFP1", 1, 7), ("mlx5_6", "OSFP1", 2, 4),
    ("mlx5_10", "OSFP2", 1, 6), ("mlx5_9", "OSFP2", 2, 5),
    ("mlx5_4", "OSFP3", 1, 2), ("mlx5_3", "OSFP3", 2, 1),
    ("mlx5_5", "OSFP4", 1, 3), ("mlx5_0", "OSFP4", 2, 0),
  ]

  /// A port of a DGX H100: which of its connectors is left is not known.
  static func hostH100(_ name: String) -> PortNames {
    let key = squeezed(name)
    let found = portsOfDGXH100.first {
      key == $0.adapter || key == "\($0.cage)P\($0.connector)".lowercased() || key == "gpu\($0.gpu)"
    }
    guard let found else { return hostOther(name) }
    return PortNames(
      canonical: found.adapter, cage: found.cage, connector: found.connector,
      aliases: ["\(found.cage)P\(found.connector)", "GPU\(found.gpu)"])
  }

  /// A port of a host with one QSFP56 cage, and so one MPO, an adapter.
  static func hostA100(_ name: String) -> PortNames {
    guard let adapter = adapter(name) else { return PortNames(canonical: name) }
    return PortNames(canonical: adapter, connector: 1, remark: ", one MPO in its QSFP56 cage")
  }

  private static func hostOther(_ name: String) -> PortNames {
    PortNames(canonical: adapter(name) ?? name)
  }

  /// The name in lower case if it is that of an adapter, such as `mlx5_0`.
  static func adapter(_ name: String) -> String? {
    let key = squeezed(name)
    return key.hasPrefix("mlx5_") && count(key.dropFirst(5)) != nil ? key : nil
  }
}
