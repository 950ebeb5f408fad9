using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace Shop.Endpoints;

/// <summary>What the lifecycle says of a customer, as JSON.</summary>
public sealed record CustomerSummary
{
    public sealed record TrackStage(string Track, string Stage, string? HighestStage, DateTimeOffset EnteredAt, DateTimeOffset? NextDue);

    public sealed record PlayState(string Play, string Channel, string Outcome, DateTimeOffset? Until);

    public required string CustomerId { get; init; }

    public required bool IsKnown { get; init; }

    public required IReadOnlyList<TrackStage> Tracks { get; init; }

    public required string? Segment { get; init; }

    public required string? Rfm { get; init; }

    public required double? ProbabilityAlive { get; init; }

    public required double? LifetimeValue { get; init; }

    public required int OrderCount { get; init; }

    public required decimal NetRevenue { get; init; }

    public required decimal RefundedTotal { get; init; }

    public required int CartItemCount { get; init; }

    public required int VisitCount { get; init; }

    public required int ReviewCount { get; init; }

    public required int? LastNps { get; init; }

    public required int OpenedMessageCount { get; init; }

    public required int ClickedMessageCount { get; init; }

    public required bool IsContactableByEmail { get; init; }

    public required int ClaimCount { get; init; }

    public required IReadOnlyList<PlayState> Plays { get; init; }

    public static CustomerSummary Of(CustomerView view) => new()
    {
        CustomerId = view.Customer.CustomerId,
        IsKnown = view.IsKnown,
        Tracks = [.. view.Tracks.Select(one => new TrackStage(one.Track, one.Stage, one.HighestStage, one.EnteredAt, one.NextDue))],
        Segment = view.Segment?.Name,
        Rfm = view.Rfm.IsScored ? view.Rfm.ToString() : null,
        ProbabilityAlive = view.Forecast.ProbabilityAlive.TryGetValue(out var alive) ? alive : null,
        LifetimeValue = view.Forecast.LifetimeValue.TryGetValue(out var value) ? value : null,
        OrderCount = view.Profile.OrderCount,
        NetRevenue = view.Profile.NetRevenue,
        RefundedTotal = view.Profile.RefundedTotal,
        CartItemCount = view.Profile.CartItemCount,
        VisitCount = view.Profile.VisitCount,
        ReviewCount = view.Profile.ReviewCount,
        LastNps = view.Profile.LastNps,
        OpenedMessageCount = view.Profile.OpenedMessageCount,
        ClickedMessageCount = view.Profile.ClickedMessageCount,
        IsContactableByEmail = view.Profile.Contacts.IsContactable(Channels.Email, view.AsOf),
        ClaimCount = view.Claims.Length,
        Plays = [.. view.Plays.Results.Select(one =>
            new PlayState(one.Play.Key, one.Play.Channel.ToString(), one.Outcome.ToString(), one.Until))],
    };
}
