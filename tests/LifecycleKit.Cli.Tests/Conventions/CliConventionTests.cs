using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests.Conventions;

/// <summary>The tool keeps to the rules of the library, over the public members of the library and of the import alone.</summary>
public class CliConventionTests() : SatelliteContract(
    typeof(LifecycleTool).Assembly, "CsvHelper", "OxyPlot.Core", "Spectre.Console", "System.CommandLine")
{
    // The assembly has the name of the command.
    protected override string Name => "LifecycleKit.Cli";

    protected override string Reference => "../LifecycleKit.Import/LifecycleKit.Import.csproj";

    protected override string BannedSymbols => "BannedSymbols.txt";
}
