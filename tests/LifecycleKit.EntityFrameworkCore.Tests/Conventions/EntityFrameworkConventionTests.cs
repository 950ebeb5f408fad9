using LifecycleKit.Tests.Conventions;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests.Conventions;

/// <summary>The durable store keeps to the rules of the library, over its public members alone.</summary>
public class EntityFrameworkConventionTests()
    : SatelliteContract(typeof(LifecycleDatabaseExtensions).Assembly, "Microsoft.EntityFrameworkCore.Relational")
{
    protected override string[] Extended => ["Microsoft.EntityFrameworkCore", Library.OfServices];

    [Fact]
    public void PublicTypes_OfThePackage_AreExtensionsAlone() => Assert.All(
        typeof(LifecycleDatabaseExtensions).Assembly.GetExportedTypes(),
        type => Assert.True(Library.IsStatic(type) && type.Name.EndsWith("Extensions", StringComparison.Ordinal)));
}
