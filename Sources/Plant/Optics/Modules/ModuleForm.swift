/// What the record knows of a module's form and of where it goes in: the cage, and the plug of the cord.
///
/// It is no verdict of the hand that holds the module: labels are wrong, and records too.
public struct ModuleForm: Hashable, Sendable {
  /// The module's part number; nil if nobody said.
  public var partNumber: String?
  /// The module as its maker orders it; nil if the catalogue has no such part number.
  public var part: ModulePart?
  /// Its top, as recorded of this very module, else of its kind.
  public var top: ModuleTop?
  /// How many connectors it has, as recorded of this very module, else of its kind.
  public var connectors: Int?
  /// The face in each of its connectors.
  public var face: FaceType
  /// The cage it goes into; nil if the model of the device does not say.
  public var cage: ModuleCage?
  /// The face of the plug that goes into it.
  public var plug: FaceType

  /// What is recorded of one module stands over what is known of its kind.
  ///
  /// - Parameters:
  ///   - part: what the catalogue knows of the part number.
  ///   - optic: the optic of that part number.
  public init(
    partNumber: String? = nil, part: ModulePart? = nil, optic: Optic? = nil,
    top: ModuleTop? = nil, connectors: Int? = nil, face: FaceType = FaceType(),
    cage: ModuleCage? = nil, plug: FaceType = FaceType()
  ) {
    self.partNumber = partNumber
    self.part = part
    // A shell of which there is only one kind has no top to tell of.
    self.top = part.map { $0.top == nil } == true ? nil : top ?? part?.top
    self.connectors = connectors ?? part?.ports
    self.face = FaceType(
      kind: face.kind ?? optic?.face.kind, pins: face.pins ?? optic?.face.pins,
      polish: face.polish ?? optic?.face.polish)
    self.cage = cage
    self.plug = plug
  }

  /// Nothing that is recorded tells the module from another one.
  public var isUnknownModule: Bool {
    part == nil && top == nil && connectors == nil && face == FaceType()
  }

  /// One thing that does not fit is enough; that it fits needs the shell and the cage.
  public var verdict: FitVerdict {
    if cageMisfit != nil || plugMisfit != nil { return .misfits }
    return part != nil && cage != nil ? .fits : .notKnown
  }

  /// What is wrong, one sentence each, and what to do instead if that is known.
  ///
  /// - Parameter label: what a person calls the port.
  public func faults(at label: String) -> [String] {
    var faults: [String] = []
    if let part, let cage,
      let finding = CageCheck.fit(asRecorded(part), in: cage, at: .near, label)
    {
      faults += [finding.what, finding.fix]
    } else if let cageMisfit {
      faults.append("It does not fit \(label): \(cageMisfit.text).")
    }
    if let plugMisfit { faults.append(plugMisfit) }
    return faults
  }

  private func asRecorded(_ part: ModulePart) -> ModulePart {
    var own = part
    own.top = top
    own.ports = connectors ?? part.ports
    return own
  }

  private var cageMisfit: ModuleMisfit? {
    cage?.misfit(part?.formFactor, top: top, ports: connectors)
  }

  private var plugMisfit: String? {
    guard let own = face.kind, let other = plug.kind else { return nil }
    if !own.joins(other) { return "The plug is \(other.text), the module takes \(own.text)." }
    if let polish = face.polish, let other = plug.polish, polish != other {
      return "The plug is \(other.text), the face in the module \(polish.text)."
    }
    if own.isArray, face.pins == .pinned, plug.pins == .pinned {
      return "The plug has pins, and so has the module."
    }
    return nil
  }
}
