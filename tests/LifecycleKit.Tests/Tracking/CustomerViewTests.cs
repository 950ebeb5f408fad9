using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;
using CustomerView = LifecycleKit.Tracking.CustomerView;

namespace LifecycleKit.Tests.Tracking;

public class CustomerViewTests
{
    private static readonly DateTimeOffset Now = TrackerSetup.Start.AddDays(400);

    private static readonly PopulationScore Forecast = new() { ProbabilityAlive = Estimate.Of(0.5), ExpectedOrders = Estimate.Of(2) };

    public static TheoryData<CustomerEvent> Events => new(CustomerEventTests.Factories.Select(row => row.Data.Item2));

    /// <summary>A view of a tracker and one of a user, whose profile is a value, are equal in every part.</summary>
    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void Profile_OfAHistory_IsThatOfTheHistory(CustomerEvent customerEvent)
    {
        var history = new CustomerHistory();
        history.Apply(customerEvent);
        var view = new CustomerView(history, Forecast);
        var same = Of(history.Profile, Forecast);
        Assert.Equal(history.Profile, view.Profile);
        Assert.Equal(Forecast, view.Forecast);
        Assert.Equal(same with { SubjectKey = string.Empty, Tracks = view.Tracks }, view);
        // Some events, such as a trait, change no profile.
        Assert.Equal(history.Profile == default, view == view with { Profile = default });
        Assert.Equal(history.Profile, (view with { AsOf = Now }).Profile);
    }

    [Fact]
    public void Profile_OfAnEmptyHistory_IsDefault()
    {
        var view = new CustomerView(new CustomerHistory(), null);
        Assert.Equal(default, view.Profile);
        Assert.Equal(view, view with { Profile = default });
        Assert.Equal(view.GetHashCode(), (view with { Profile = default }).GetHashCode());
    }

    [Fact]
    public void Forecast_WithoutAPopulationModel_GivesTheReason()
    {
        var view = new CustomerView(new CustomerHistory(), null);
        Assert.Contains("population model", view.Forecast.LifetimeValue.ToString(), StringComparison.Ordinal);
        Assert.Equal(view, view with { Forecast = view.Forecast });
        Assert.NotEqual(view, view with { Forecast = default });
        Assert.Equal(default, (view with { Forecast = default }).Forecast);
        Assert.Equal(Of(default, Forecast), Of(default, Forecast));
    }

    /// <summary>The input of a segment map is the same from a profile and from the history of the profile.</summary>
    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void SegmentInput_OfAHistory_IsThatOfTheProfile(CustomerEvent customerEvent)
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.ContactCaptured(TrackerSetup.Start, Channels.Email));
        history.Apply(customerEvent);
        foreach (var score in new[] { default, RfmScore.Create(1, 2, 3) })
        {
            var isPlaced = SegmentInput.TryFrom(history, Now, score, out var input);
            Assert.Equal(isPlaced, SegmentInput.TryFrom(history.Profile, Now, score, out var expected));
            Assert.Equal(expected, input);
        }
    }

    private static CustomerView Of(in CustomerProfile profile, in PopulationScore forecast) => new()
    {
        Customer = default, SubjectKey = "key", AsOf = default, IsKnown = false, Profile = profile, Forecast = forecast, Tracks = [],
    };
}
