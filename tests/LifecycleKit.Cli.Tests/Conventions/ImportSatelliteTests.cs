using LifecycleKit.Import;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests.Conventions;

/// <summary>The import keeps to the rules of the library. The tests of the import itself build without those of the core.</summary>
public class ImportSatelliteTests()
    : SatelliteContract(typeof(OrderImport).Assembly, "CsvHelper", "ExcelDataReader", "System.IO.Hashing", "UTF.Unknown")
{
    protected override string BannedSymbols => "BannedSymbols.txt";
}
