using System.Reflection;
using System.Xml.Linq;
using LifecycleKit.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting.Tests.Conventions;

/// <summary>The satellite keeps to the house rules of the library, and names no more packages than it says.</summary>
public class HostingConventionTests
{
    private static readonly string[] Allowed =
        ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options.ConfigurationExtensions"];

    private static readonly Assembly Satellite = typeof(LifecycleConfigurationExtensions).Assembly;

    private static readonly Type[] Types =
        [.. Satellite.GetTypes().Where(type => Library.IsWritten(type) && type.Namespace is "LifecycleKit.Hosting" or Library.OfServices)];

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.In("src/LifecycleKit.Hosting");

    private static readonly XDocument Project =
        XDocument.Load(Path.Combine(Repository.Root, "src", "LifecycleKit.Hosting", "LifecycleKit.Hosting.csproj"));

    [Fact]
    public void Project_OfTheSatellite_GivesItsUsersThreePackagesAndTheLibrary()
    {
        Assert.Equal(Allowed, Project.Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include")).Order());
        Assert.Equal(
            ["../LifecycleKit/LifecycleKit.csproj"], Project.Descendants("ProjectReference").Select(x => (string?)x.Attribute("Include")));
        Assert.Equal(
            ["../LifecycleKit/BannedSymbols.txt"], Project.Descendants("AdditionalFiles").Select(x => (string?)x.Attribute("Include")));
    }

    [Fact]
    public void Library_BesidesTheSatellite_DoesNotNameIt() =>
        Assert.DoesNotContain(Library.Assembly.GetReferencedAssemblies(), reference => reference.Name == Satellite.GetName().Name);

    [Fact]
    public void Files_OfTheSatellite_AreShortAndNamedLikeTheirTypeAndNamespace() => Assert.All(Files, file =>
    {
        Assert.True(file.LineCount <= 180, $"{file.Path} has {file.LineCount} lines.");
        Assert.Equal(
            [file.Path.EndsWith("LifecycleConfigurationExtensions.cs", StringComparison.Ordinal)
                ? Library.OfServices : "LifecycleKit.Hosting"], Declarations.Namespaces(file.Syntax));
        Assert.Contains(Path.GetFileName(file.Path).Split('.')[0], Declarations.Types(file.Syntax));
    });

    [Fact]
    public void Types_OfTheSatellite_HaveSpeakingNamesAndNoStaticState()
    {
        Assert.NotEmpty(Types);
        Rule.Holds(Types.SelectMany(type => Naming.Violations(type.Name)));
        Rule.Holds(Types.SelectMany(StaticState.Violations));
    }

    [Fact]
    public void PublicTypes_OfTheSatellite_AreImmutableAndDocumentThreadSafety()
    {
        Rule.Holds(Types.Where(type => type.IsVisible).SelectMany(Immutability.Violations));
        Rule.Holds(ThreadSafetyTests.Silent(Satellite, Types.Where(type => type.IsVisible)));
    }

    [Fact]
    public void PublicApi_OfTheSatellite_IsTheCommittedOne() => PublicApi.MatchesBaseline(
        Satellite, Path.Combine(Repository.Root, "tests", "LifecycleKit.Hosting.Tests", "Conventions", "PublicAPI.txt"));
}
