using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Compares two histories in everything that can be seen of them.</summary>
internal static class SameHistory
{
    public static void Assert(CustomerHistory expected, CustomerHistory actual)
    {
        Xunit.Assert.Equal(expected.Profile, actual.Profile);
        SameLedger.Assert(expected.Orders, actual.Orders);
        Xunit.Assert.Equal(Messages(expected), Messages(actual));
        Xunit.Assert.Equal(expected.Exposures.ArmOf("experiment"), actual.Exposures.ArmOf("experiment"));
        foreach (var channel in new[] { Channels.Email, Channels.Sms, Channels.Custom })
        {
            foreach (var category in new[] { "", "news" })
            {
                Xunit.Assert.Equal(expected.Consents.TryGet(channel, category, out var said), actual.Consents.TryGet(channel, category, out var heard));
                Xunit.Assert.Equal(said, heard);
            }
        }

        foreach (var name in new[] { "trait", "other" })
        {
            Xunit.Assert.Equal(expected.Traits.TryGet(name, out var before), actual.Traits.TryGet(name, out var after));
            Xunit.Assert.Equal(before, after);
        }
    }

    private static IEnumerable<SentMessage> Messages(CustomerHistory history) => Enumerable.Range(0, history.Messages.Count).Select(i => history.Messages[i]);
}
