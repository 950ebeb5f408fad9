using System.Text.Json;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A notice as JSON of format 1.</summary>
internal sealed class TransitionNoticeJson
{
    public static readonly JsonShape Shape = JsonShape.Document(TrackingJsonContext.Default.TransitionNoticeJson);

    public required int Format { get; init; }

    public required string Scope { get; init; }

    public required string CustomerId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Transition Transition { get; init; }

    public static TransitionNoticeJson Of(TransitionNotice notice) => new()
    {
        Format = TransitionNotice.CurrentFormat,
        Scope = notice.Customer.Scope,
        CustomerId = notice.Customer.CustomerId,
        RecordedAt = notice.RecordedAt,
        Transition = notice.Transition,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    public TransitionNotice ToNotice()
    {
        if (Scope is null || string.IsNullOrWhiteSpace(CustomerId)) throw new JsonException("the customer is missing.");
        if (Transition.Track is null || Transition.Rule is null || Transition.From is null || Transition.To is null)
            throw new JsonException("the transition lacks a name.");
        return new TransitionNotice(new CustomerKey(Scope, CustomerId), Transition, RecordedAt);
    }
}
