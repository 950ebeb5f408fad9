using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Compares two histories in everything that can be seen of them.</summary>
internal static class SameHistory
{
    public static void Assert(CustomerHistory expected, CustomerHistory actual)
    {
        Xunit.Assert.Equal(expected.Profile, actual.Profile);
        SameLedger.Assert(expected.Orders, actual.Orders);
        Xunit.Assert.Equal(expected.Messages, actual.Messages);
        Xunit.Assert.Equal(expected.Exposures.GetAll(), actual.Exposures.GetAll());
        Xunit.Assert.Equal(expected.Consents.GetAll(), actual.Consents.GetAll());
        Xunit.Assert.Equal(expected.Traits.GetAll(), actual.Traits.GetAll());
        Xunit.Assert.Equal(expected.Cases.GetAll(), actual.Cases.GetAll());
        Xunit.Assert.Equal(expected.Subscriptions.GetAll(), actual.Subscriptions.GetAll());
        Xunit.Assert.Equal(expected.Deals.GetAll(), actual.Deals.GetAll());
        Xunit.Assert.Equal(
            (expected.Deals.OpenCount, expected.Deals.WonCount, expected.Deals.LostCount),
            (actual.Deals.OpenCount, actual.Deals.WonCount, actual.Deals.LostCount));
        Xunit.Assert.Equal(
            (expected.Deals.OpenValue, expected.Deals.WeightedValue, expected.Deals.WonValue),
            (actual.Deals.OpenValue, actual.Deals.WeightedValue, actual.Deals.WonValue));
        var (counts, others) = (expected.Capture(), actual.Capture());
        Xunit.Assert.Equal(counts.Activity, others.Activity);
        Xunit.Assert.Equal(counts.CustomEvents ?? [], others.CustomEvents ?? []);
        Xunit.Assert.Equal(counts.HasMoreCustomEvents, others.HasMoreCustomEvents);
        Xunit.Assert.Equal(expected.Cases.OpenCount, actual.Cases.OpenCount);
        Xunit.Assert.Equal(expected.Subscriptions.OpenCount, actual.Subscriptions.OpenCount);
    }
}
