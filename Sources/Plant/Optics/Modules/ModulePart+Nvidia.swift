extension ModulePart {
  /// Modules for multimode fibre.
  static let nvidiaMultimode: [ModulePart] = [
    twin("MMA4Z00-NS", .fin, "NVIDIA-400G-SR4", "NV-800", .published(1)),
    twin("MMA4Z00-NS-T", .fin, "NVIDIA-400G-SR4", "NV-800", .published(1)),
    twin("MMA4Z00-NS-FLT", .flat, "NVIDIA-400G-SR4", "NV-100G", .published(1)),
    adapter("MMA4Z00-NS400", "NVIDIA-400G-SR4", "NV-NS400T", .published(1)),
    adapter("MMA4Z00-NS400-T", "NVIDIA-400G-SR4", "NV-NS400T", .published(1)),
    quad("MMA1Z00-NS400", .qsfp112, "NVIDIA-400G-SR4", "NV-100G", .published(1)),
    quad("MMA1Z00-NS400-T", .qsfp112, "NVIDIA-400G-SR4", "NV-100G", .published(1)),
    quad("MMA4U00-WS-F", .qsfpDD, "400GBASE-SR8", "NV-CONN-TBL", .published(1)),
    quad("MMA1T00-VS", .qsfp56, "200GBASE-SR4", "NV-200", .published(1)),
    quad("MMA1T00-HS", .qsfp56, "200GBASE-SR4", "memory", .memory),
    quad("MMA1B00-C100D", .qsfp28, "100GBASE-SR4", "memory", .memory),
    quad("MMA1B00-E100", .qsfp28, "100GBASE-SR4", "memory", .memory),
  ]

  /// Modules for single-mode fibre.
  static let nvidiaSingleMode: [ModulePart] = [
    twin("MMS4X00-NS", .fin, "NVIDIA-400G-DR4-100M", "NV-800", .published(3)),
    twin("MMS4X00-NS-T", .fin, "NVIDIA-400G-DR4-100M", "NV-800", .published(1)),
    twin("MMS4X00-NS-FLT", .flat, "NVIDIA-400G-DR4-100M", "memory", .memory),
    twin("MMS4X00-NM", .fin, "NVIDIA-400G-DR4-500M", "NV-800", .published(3)),
    twin("MMS4X00-NM-FLT", .flat, "NVIDIA-400G-DR4-500M", "a published build sheet", .published(1)),
    adapter("MMS4X00-NS400", "NVIDIA-400G-DR4-100M", "NV-800", .published(1)),
    quad("MMS1X00-NS400", .qsfp112, "NVIDIA-400G-DR4-100M", "memory", .memory),
    twin("MMS4X50-NM", .fin, "400GBASE-FR4", "NV-FR4", .published(1)),
    quad("MMS1V00-WM", .qsfpDD, "400GBASE-DR4", "memory", .memory),
    quad("MMS1V70-CM", .qsfp28, "100GBASE-DR", "memory", .memory),
  ]

  private static func twin(
    _ number: String, _ top: ModuleTop, _ optic: String, _ source: String,
    _ confidence: Confidence
  ) -> ModulePart {
    ModulePart(
      number, .osfp, top: top, ports: 2, optic: optic,
      source: Sourced("twin-port OSFP", source, confidence))
  }

  private static func adapter(
    _ number: String, _ optic: String, _ source: String, _ confidence: Confidence
  ) -> ModulePart {
    ModulePart(
      number, .osfp, top: .flat, optic: optic,
      source: Sourced("single-port OSFP", source, confidence))
  }

  private static func quad(
    _ number: String, _ form: FormFactor, _ optic: String, _ source: String,
    _ confidence: Confidence
  ) -> ModulePart {
    ModulePart(
      number, form, optic: optic, source: Sourced(form.text, source, confidence))
  }
}
