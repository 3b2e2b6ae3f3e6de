/// The store's SQL, embedded, and the catalogue of its tables.
public enum Schema {
  /// The newest version this program knows.
  public static let version = 8

  /// The tables whose rows travel.
  ///
  /// A test holds this list, the SQL and the data dictionary to each other.
  public static let tables: [TableDefinition] = recordTables + factTables

  /// The SQL of each version, first version first: records, facts, then the local ones.
  public static var migrations: [[String]] {
    [
      [
        String(decoding: PackageResources.v001_records_sql, as: UTF8.self),
        String(decoding: PackageResources.v001_facts_sql, as: UTF8.self),
        String(decoding: PackageResources.v001_local_sql, as: UTF8.self),
      ],
      [
        String(decoding: PackageResources.v002_facts_sql, as: UTF8.self),
        String(decoding: PackageResources.v002_local_sql, as: UTF8.self),
      ],
      [String(decoding: PackageResources.v003_local_sql, as: UTF8.self)],
      [
        String(decoding: PackageResources.v004_records_sql, as: UTF8.self),
        String(decoding: PackageResources.v004_facts_sql, as: UTF8.self),
      ],
      [String(decoding: PackageResources.v005_local_sql, as: UTF8.self)],
      [String(decoding: PackageResources.v006_indexes_sql, as: UTF8.self)],
      [String(decoding: PackageResources.v007_indexes_sql, as: UTF8.self)],
      [String(decoding: PackageResources.v008_indexes_sql, as: UTF8.self)],
    ]
  }

  /// The SQL of each version of `images.db`, first version first.
  public static var imageMigrations: [String] {
    [
      String(decoding: PackageResources.images_v001_sql, as: UTF8.self),
      String(decoding: PackageResources.images_v002_sql, as: UTF8.self),
    ]
  }
}
