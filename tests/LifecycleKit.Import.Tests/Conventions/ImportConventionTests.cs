using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Import.Tests.Conventions;

/// <summary>The satellite keeps to the rules of the library.</summary>
public class ImportConventionTests
{
    private static IReadOnlyList<string> Files { get; } = Directory.GetFiles(
            Path.Combine(Repository.Root, "src", "LifecycleKit.Import"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToList();

    [Fact]
    public void PublicApi_OfTheSatellite_IsTheCommittedOne() => PublicApi.MatchesBaseline(
        typeof(OrderImport).Assembly, Path.Combine(Repository.Root, "tests", "LifecycleKit.Import.Tests", "Conventions", "PublicAPI.txt"));

    [Fact]
    public void Files_OfTheSatellite_AreShortAndInOneNamespace()
    {
        var lengths = Files.Select(path => File.ReadAllLines(path).Length).Order().ToArray();

        Assert.True(lengths[lengths.Length / 2] < 80, $"The median file has {lengths[lengths.Length / 2]} lines.");
        Assert.All(Files, path => Assert.True(File.ReadAllLines(path).Length <= 180, path));
        Assert.All(Files, path => Assert.Contains("namespace LifecycleKit.Import;", File.ReadAllLines(path)));
    }

    [Fact]
    public void Library_BesidesTheSatellite_DoesNotNameIt() => Assert.DoesNotContain(
        typeof(DiagnosticSeverity).Assembly.GetReferencedAssemblies(), reference => reference.Name == "LifecycleKit.Import");
}
