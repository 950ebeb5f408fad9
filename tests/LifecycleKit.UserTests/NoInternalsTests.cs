using System.Runtime.CompilerServices;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.UserTests;

public class NoInternalsTests
{
    [Fact]
    public void ThisProject_SeesPublicMembersOnly() => Assert.DoesNotContain("LifecycleKit.UserTests", Friends(typeof(LifecycleTracker)));

    /// <summary>What a package beside the library needs, users need too, so it is public.</summary>
    [Fact]
    public void Internals_OfThePackages_AreSeenByTheirTestsAndBenchmarksOnly() => Assert.All(
        [
            .. Friends(typeof(LifecycleTracker)), .. Friends(typeof(LifecycleConfigurationExtensions)),
            .. Friends(typeof(Testing.CustomerTimeline)),
        ],
        friend => Assert.True(friend.EndsWith(".Tests", StringComparison.Ordinal) || friend == "LifecycleKit.Benchmarks", friend));

    private static IEnumerable<string> Friends(Type type) =>
        type.Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false).Cast<InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName.Split(',')[0]);
}
