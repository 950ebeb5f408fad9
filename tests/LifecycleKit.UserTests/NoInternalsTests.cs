using System.Runtime.CompilerServices;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

public class NoInternalsTests
{
    [Fact]
    public void ThisProject_SeesPublicMembersOnly() =>
        Assert.DoesNotContain(
            typeof(LifecycleTracker).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false)
                .Cast<InternalsVisibleToAttribute>(),
            friend => friend.AssemblyName.StartsWith("LifecycleKit.UserTests", StringComparison.Ordinal));
}
