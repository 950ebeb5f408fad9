using System.Text.Json;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A saved transition of a customer, as handlers receive it: plain data.</summary>
public sealed record TransitionNotice
{
    internal const int CurrentFormat = 1;

    /// <summary>Creates a notice.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="transition">The transition.</param>
    /// <param name="recordedAt">The instant at which the transition was saved.</param>
    /// <exception cref="ArgumentException">The key or the transition is <c>default</c>.</exception>
    public TransitionNotice(CustomerKey customer, in Transition transition, DateTimeOffset recordedAt)
    {
        if (customer == default) throw new ArgumentException("The customer is missing.", nameof(customer));
        if (transition.Rule is null)
            throw new ArgumentException("The transition is default. Set its track, rule and stages.", nameof(transition));
        Customer = customer;
        Transition = transition;
        RecordedAt = recordedAt.ToUniversalTime();
    }

    /// <summary>
    /// The id of the transition: equal for repeated deliveries, different for different transitions. 32 hex digits from customer, track,
    /// sequence, rule, stages and instant.
    /// </summary>
    public string Id => MakeId(Customer, Transition);

    /// <summary>The customer.</summary>
    public CustomerKey Customer { get; }

    /// <summary>The transition: track, rule, stages, instant, cause and number.</summary>
    public Transition Transition { get; }

    /// <summary>The instant at which the transition was saved, in UTC.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>The name of the track.</summary>
    public string Track => Transition.Track;

    /// <summary>The id of the previous stage.</summary>
    public string From => Transition.From;

    /// <summary>The id of the new stage.</summary>
    public string To => Transition.To;

    /// <summary>The id of the rule that fired.</summary>
    public string Rule => Transition.Rule;

    /// <summary>The effective instant of the transition, in UTC.</summary>
    public DateTimeOffset EffectiveAt => Transition.EffectiveAt;

    /// <summary>The number of the transition in the customer's track, at least 1.</summary>
    public long Sequence => Transition.Sequence;

    /// <summary>Returns the transition and a digest of the customer; culture-invariant.</summary>
    public override string ToString() => $"{Customer}, {Track}: {Transition}";

    /// <summary>Returns the notice as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(TransitionNoticeJson.Of(this), TrackingJsonContext.Default.TransitionNoticeJson);

    /// <summary>Reads a notice written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid notice; the message gives the reason.</exception>
    public static TransitionNotice FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.TransitionNoticeJson, TransitionNoticeJson.Shape, static notice => notice.ToNotice(),
        "a transition notice", CurrentFormat);

    private static string MakeId(CustomerKey customer, in Transition move)
    {
        // UTF-16, so that ids that differ in anything at all have different digests.
        var text = FormattableString.Invariant(
            $"{customer.Text().Length}:{customer.Text()}{move.Track.Length}:{move.Track}{move.Sequence}\n{move.EffectiveAt.UtcTicks}\n{move.Rule}\n{move.From}\n{move.To}");
        return TextDigest.OfUtf16(text)[..32];
    }
}
