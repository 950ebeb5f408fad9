using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class CustomerProfileTests
{
    [Fact]
    public void Default_IsACustomerWithoutEvents()
    {
        var profile = default(CustomerProfile);
        Assert.Equal(new CustomerHistory().Profile, profile);
        Assert.Equal((null, null, null, null), (profile.FirstSeenAt, profile.LastSeenAt, profile.FirstOrderAt, profile.LastOrderAt));
        Assert.Equal(
            (0, 0, TimeSpan.Zero, 0, 0m),
            (profile.VisitCount, profile.EngagedVisitCount, profile.SessionTime, profile.OrderCount, profile.NetRevenue));
        Assert.Equal((null, null), (profile.LastNps, profile.LastCsat));
        Assert.Equal((0m, 0, null), (profile.CartValue, profile.CartItemCount, profile.CartUpdatedAt));
        Assert.Equal((0, 0), (profile.OpenCaseCount, profile.OpenSubscriptionCount));
        Assert.Null(profile.DaysSinceLastOrder(Days.Day(1), TimeZoneInfo.Utc));
    }

    [Fact]
    public void MeanRating_WithoutReviews_SaysWhy()
    {
        Assert.Equal("no reviews", default(CustomerProfile).MeanRating().Reason);
        Assert.Equal(4.25, After(CustomerEvent.Review(Days.Day(1), 4), CustomerEvent.Review(Days.Day(1), 4.5m)).MeanRating().Value);
    }

    [Fact]
    public void MeanDaysBetweenOrders_OfOneOrder_SaysWhy() =>
        Assert.Equal("fewer than two orders", History(Order("A", placed: 1)).Profile.MeanDaysBetweenOrders().Reason);

    [Fact]
    public void MeanDaysBetweenOrders_OfThree_IsHalfTheSpan() =>
        Assert.Equal(
            3.75, History(Order("A", placed: 1), Order("B", placed: 2), Order("C", placed: 8.5)).Profile.MeanDaysBetweenOrders().Value);

    [Fact]
    public void MeanDaysBetweenOrders_OfOrdersAtOnce_IsZero() =>
        Assert.Equal(0, History(Order("A", placed: 1), Order("B", placed: 1)).Profile.MeanDaysBetweenOrders().Value);

    [Fact]
    public void OpenCases_OfMoreClosingsThanOpenings_AreNone() =>
        Assert.Equal(0, After(CustomerEvent.CaseClosed(Days.Day(1), "c")).OpenCaseCount);

    [Fact]
    public void OpenCases_ClosedTwice_CloseOne() => Assert.Equal(1, After(
        CustomerEvent.CaseOpened(Days.Day(1), "c"), CustomerEvent.CaseOpened(Days.Day(1), "d"), CustomerEvent.CaseOpened(Days.Day(2), "d"),
        CustomerEvent.CaseClosed(Days.Day(3), "c", "one"), CustomerEvent.CaseClosed(Days.Day(3), "c", "two")).OpenCaseCount);

    [Fact]
    public void OpenCases_ClosedBeforeTheOpeningArrives_AreNone() =>
        Assert.Equal(0, After(CustomerEvent.CaseClosed(Days.Day(3), "c"), CustomerEvent.CaseOpened(Days.Day(1), "c")).OpenCaseCount);

    [Fact]
    public void OpenCases_OpenedAndClosedAtOnce_AreNone() =>
        Assert.Equal(0, After(CustomerEvent.CaseClosed(Days.Day(1), "c"), CustomerEvent.CaseOpened(Days.Day(1), "c")).OpenCaseCount);

    [Fact]
    public void OpenSubscriptions_CancelledAndStartedAgain_AreOne() => Assert.Equal(1, After(
        CustomerEvent.SubscriptionStarted(Days.Day(5), "s"), CustomerEvent.SubscriptionCancelled(Days.Day(3), "s"),
        CustomerEvent.SubscriptionStarted(Days.Day(1), "s"), CustomerEvent.SubscriptionRenewed(Days.Day(2), "t")).OpenSubscriptionCount);

    [Fact]
    public void LastNps_OfAnswersAtOnce_IsTheLowest() => Assert.Equal(3, After(Nps(1, 9), Nps(1, 3), Nps(0, 0)).LastNps);

    [Fact]
    public void LastNps_OfAnswersAtOnceWithIds_IsThatOfTheGreaterId() => Assert.Equal(9, After(Nps(1, 9, "b"), Nps(1, 3, "a")).LastNps);

    [Fact]
    public void CartValue_OfAnEmptyCart_IsZeroAndKnown()
    {
        var profile = After(CustomerEvent.CartUpdated(Days.Day(1), 50, 2), CustomerEvent.CartUpdated(Days.Day(2), 0, 0));
        Assert.Equal((0m, 0, Days.Day(2)), (profile.CartValue, profile.CartItemCount, profile.CartUpdatedAt));
    }

    [Fact]
    public void DaysSinceLastOrder_InAZone_CountsItsMidnights()
    {
        var vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");
        var profile = History(
            Order("A", placed: 1, changed: 1) with { PlacedAt = Days.Day(1).AddHours(22.5), ChangedAt = Days.Day(2) }).Profile;
        Assert.Equal(0, profile.DaysSinceLastOrder(Days.Day(1).AddHours(22.75), vienna));
        Assert.Equal(1, profile.DaysSinceLastOrder(Days.Day(1).AddHours(23), vienna));
        Assert.Equal(0, profile.DaysSinceLastOrder(Days.Day(1).AddHours(23), TimeZoneInfo.Utc));
        Assert.Throws<ArgumentNullException>(() => profile.DaysSinceLastOrder(Days.Day(2), null!));
    }

    private static CustomerEvent Nps(double day, decimal score, string? id = null) =>
        CustomerEvent.SurveyAnswer(Days.Day(day), SurveyKind.Nps, score, null, id);

    private static CustomerProfile After(params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history.Profile;
    }
}
