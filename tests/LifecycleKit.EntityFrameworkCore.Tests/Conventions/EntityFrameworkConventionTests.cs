using System.Reflection;
using System.Xml.Linq;
using LifecycleKit.Tests.Conventions;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests.Conventions;

/// <summary>The package keeps to the house rules of the library, over its public members alone.</summary>
public class EntityFrameworkConventionTests
{
    private static readonly Assembly Satellite = typeof(LifecycleDatabaseExtensions).Assembly;

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.In("src/LifecycleKit.EntityFrameworkCore");

    private static readonly XDocument Project = XDocument.Load(
        Path.Combine(Repository.Root, "src", "LifecycleKit.EntityFrameworkCore", "LifecycleKit.EntityFrameworkCore.csproj"));

    [Fact]
    public void Project_OfThePackage_GivesItsUsersOnePackageAndTheLibrary()
    {
        Assert.Equal(["Microsoft.EntityFrameworkCore.Relational"], Project.Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include")));
        Assert.Equal(
            ["../LifecycleKit/LifecycleKit.csproj"], Project.Descendants("ProjectReference").Select(x => (string?)x.Attribute("Include")));
        Assert.Empty(Project.Descendants("InternalsVisibleTo"));
    }

    [Fact]
    public void Library_BesidesThePackage_ShowsItNoInternals() => Assert.DoesNotContain(
        Library.Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>(),
        attribute => attribute.AssemblyName.StartsWith("LifecycleKit.EntityFrameworkCore", StringComparison.Ordinal));

    [Fact]
    public void Files_OfThePackage_AreShortAndNamedLikeTheirTypes()
    {
        Assert.All(Files, file =>
        {
            Assert.InRange(file.LineCount, 10, 180);
            Assert.Contains(Path.GetFileName(file.Path).Split('.')[0].Replace("ContextSource", "IContextSource", StringComparison.Ordinal),
                Declarations.Types(file.Syntax));
        });
        Assert.InRange(Files.Select(file => file.LineCount).Order().ElementAt(Files.Count / 2), 0, 79);
    }

    [Fact]
    public void PublicTypes_OfThePackage_AreExtensionsAlone() => Assert.All(
        Satellite.GetExportedTypes(),
        type => Assert.True(Library.IsStatic(type) && type.Name.EndsWith("Extensions", StringComparison.Ordinal)));

    [Fact]
    public void Types_OfThePackage_HaveSpeakingNamesAndNoStaticState()
    {
        Type[] types = [.. Satellite.GetTypes().Where(type => Library.IsWritten(type))];
        Assert.NotEmpty(types);
        Rule.Holds(types.SelectMany(type => Naming.Violations(type.Name)));
        Rule.Holds(types.SelectMany(StaticState.Violations));
    }

    [Fact]
    public void PublicApi_OfThePackage_IsTheCommittedOne() => PublicApi.MatchesBaseline(
        Satellite, Path.Combine(Repository.Root, "tests", "LifecycleKit.EntityFrameworkCore.Tests", "Conventions", "PublicAPI.txt"),
        "Microsoft.EntityFrameworkCore", Library.OfServices);
}
