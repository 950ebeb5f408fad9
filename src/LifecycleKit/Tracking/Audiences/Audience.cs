using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// A description of customers of a shop: those who meet all its conditions. Made by the factories, and combined by
/// <see cref="And"/>.
/// </summary>
/// <remarks>A description without customers, so that one audience serves any number of searches and shops.</remarks>
public sealed class Audience
{
    private readonly ImmutableArray<AudienceCondition> _conditions;

    private Audience(ImmutableArray<AudienceCondition> conditions) => _conditions = conditions;

    /// <summary>All customers of the shop.</summary>
    public static Audience Everyone { get; } = new([]);

    /// <summary>Whether the conditions are stages of one track or segments, and no others, at least one.</summary>
    internal bool IsOfStages => !_conditions.IsEmpty && _conditions.All(one => one is StageCondition or SegmentCondition)
        && _conditions.OfType<StageCondition>().Select(one => one.Track).Distinct(StringComparer.Ordinal).Count() < 2;

    /// <summary>Returns the stages of an audience that <see cref="IsOfStages"/>, intersected.</summary>
    /// <exception cref="ArgumentException">The segments are not those of a track in force, or of another track than the stages.</exception>
    internal static StageCondition StagesOf(Audience audience, LifecycleRuntime runtime)
    {
        StageCondition? all = null;
        foreach (var condition in audience._conditions)
        {
            if (condition.FindIndexed(runtime).FirstOrDefault() is not { } stages)
            {
                throw new ArgumentException(
                    $"The segment map '{runtime.SegmentMap.Name}' does not run as a track, and only stages of tracks have a past. "
                    + "Add the track with LifecycleOptions.AddSegmentTrack.", nameof(audience));
            }

            if (all is not null && all.Track != stages.Track)
            {
                throw new ArgumentException(
                    $"The segments are stages of the track '{runtime.SegmentTrack!.Name}', and '{audience}' names another track too. "
                    + "Search one track at a time.", nameof(audience));
            }

            all = all?.Intersect(stages) ?? stages;
        }

        return all!;
    }

    /// <summary>Returns the customers who are in one of some stages of a track.</summary>
    /// <param name="track">The name of the track.</param>
    /// <param name="stages">The ids of the stages, at least one.</param>
    /// <exception cref="ArgumentException">A name is empty, or there is no stage.</exception>
    public static Audience InStage(string track, params string[] stages)
    {
        ArgumentException.ThrowIfNullOrEmpty(track);
        return new([new StageCondition(track, Names(stages, "stage", nameof(stages)))]);
    }

    /// <summary>Returns the customers who are in one of some segments of the shop (<see cref="LifecycleOptions.SegmentMap"/>).</summary>
    /// <param name="segments">The names of the segments, at least one.</param>
    /// <exception cref="ArgumentException">A name is empty, or there is no segment.</exception>
    public static Audience InSegment(params string[] segments) =>
        new([new SegmentCondition(Names(segments, "segment", nameof(segments)))]);

    /// <summary>Returns the customers with an RFM code.</summary>
    /// <param name="code">Recency, frequency and monetary, each from 1 to 10: <c>5-5-4</c>, or <c>554</c> where each is one digit.</param>
    /// <exception cref="ArgumentException">The code is not valid.</exception>
    public static Audience WithRfm(string code) => new([RfmCondition.FromCode(code)]);

    /// <summary>
    /// Returns the customers whose RFM scores are within ranges, ends included. Customers without a score are in none of them.
    /// </summary>
    /// <param name="minR">The lowest recency score, at least 1.</param>
    /// <param name="maxR">The highest recency score, at most 10.</param>
    /// <param name="minF">The lowest frequency score, at least 1.</param>
    /// <param name="maxF">The highest frequency score, at most 10.</param>
    /// <param name="minM">The lowest monetary score, at least 1.</param>
    /// <param name="maxM">The highest monetary score, at most 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is outside 1 to 10, or a lowest score is above the highest one.</exception>
    public static Audience WithRfm(int minR = 1, int maxR = 10, int minF = 1, int maxF = 10, int minM = 1, int maxM = 10)
    {
        CheckScores(minR, maxR, nameof(minR));
        CheckScores(minF, maxF, nameof(minF));
        CheckScores(minM, maxM, nameof(minM));
        return new([new RfmCondition((minR, maxR), (minF, maxF), (minM, maxM))]);
    }

    /// <summary>
    /// Returns the customers whose P(alive) is within a range, ends included. Customers without an order, and all customers
    /// without a population model, are in none of them.
    /// </summary>
    /// <param name="min">The lowest probability, 0 to 1.</param>
    /// <param name="max">The highest probability, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is NaN or outside 0 to 1, or <paramref name="min"/> is above
    /// <paramref name="max"/>.</exception>
    public static Audience WithProbabilityAlive(double min = 0, double max = 1)
    {
        if (!(min >= 0 && min <= max)) throw Outside(nameof(min), min, "at least 0 and at most the highest one");
        if (!(max <= 1)) throw Outside(nameof(max), max, "at most 1");
        return new([
            new ForecastCondition("P(alive)", ScoreIndex.ProbabilityAlive, min, max, static forecast => forecast.ProbabilityAlive)]);
    }

    /// <summary>
    /// Returns the customers whose lifetime value is within a range, ends included. Customers without a value are in none of them.
    /// </summary>
    /// <param name="min">The lowest value, in the reporting currency.</param>
    /// <param name="max">The highest value, in the reporting currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN, or <paramref name="min"/> is above <paramref name="max"/>.</exception>
    public static Audience WithLifetimeValue(double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (!(min <= max)) throw Outside(nameof(min), min, "a number, and at most the highest one");
        return new([
            new ForecastCondition("lifetime value", ScoreIndex.LifetimeValue, min, max, static forecast => forecast.LifetimeValue)]);
    }

    /// <summary>
    /// Returns the customers whose lead score is within a range, ends included (<see cref="CustomerView.LeadScores"/>). No index knows the
    /// score: a search by it alone looks at every customer of the shop.
    /// </summary>
    /// <param name="name">The name of a score that a track or the playbook in force names.</param>
    /// <param name="min">The lowest score, at least 0.</param>
    /// <param name="max">The highest score; without a limit by default.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="min"/> is below 0 or above <paramref name="max"/>.</exception>
    public static Audience WithLeadScore(string name, decimal min, decimal max = decimal.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return min >= 0 && min <= max
            ? new([new LeadScoreAudience(name, min, max)])
            : throw new ArgumentOutOfRangeException(nameof(min), min, "The lowest score must be at least 0 and at most the highest one.");
    }

    /// <summary>
    /// Returns the customers who can and may be contacted through every channel of a set (<see cref="Contactability"/>).
    /// </summary>
    /// <param name="channels">The channels, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="channels"/> is <see cref="Channels.None"/>.</exception>
    public static Audience Contactable(Channels channels) => channels == Channels.None
        ? throw new ArgumentException("There is no channel. Name at least one.", nameof(channels))
        : new([new ContactCondition(channels)]);

    /// <summary>
    /// Returns the customers whose last activity was before an instant (<see cref="CustomerProfile.LastSeenAt"/>). Customers without an
    /// activity are not among them.
    /// </summary>
    /// <param name="instant">The instant, excluded.</param>
    public static Audience LastSeenBefore(DateTimeOffset instant) => new([new SeenCondition(null, instant.ToUniversalTime())]);

    /// <summary>Returns the customers whose last activity was at or after an instant (<see cref="CustomerProfile.LastSeenAt"/>).</summary>
    /// <param name="instant">The instant, included.</param>
    public static Audience LastSeenOnOrAfter(DateTimeOffset instant) => new([new SeenCondition(instant.ToUniversalTime(), null)]);

    /// <summary>Returns the customers who are in this audience and in another one.</summary>
    /// <param name="other">The other audience.</param>
    public Audience And(Audience other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. _conditions, .. other._conditions]);
    }

    /// <summary>Returns whether a customer is in the audience at the instant of a view.</summary>
    /// <param name="view">The view.</param>
    /// <exception cref="ArgumentException">The view has no track of a name in the audience.</exception>
    public bool Contains(CustomerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        foreach (var condition in _conditions)
            if (!condition.Holds(view)) return false;
        return true;
    }

    /// <summary>Returns the conditions as text; culture-invariant.</summary>
    public override string ToString() => _conditions.IsEmpty ? "everyone" : string.Join(" and ", _conditions);

    /// <exception cref="ArgumentException">A name does not exist in the shop; the message lists those that do.</exception>
    internal static void Check(Audience audience, LifecycleRuntime runtime)
    {
        foreach (var condition in audience._conditions)
            if (condition.FindProblem(runtime) is { } problem) throw new ArgumentException(problem, nameof(audience));
    }

    /// <summary>Returns how the customers are found in a shop.</summary>
    internal AudiencePlan PlanFor(LifecycleRuntime runtime) => AudiencePlan.Of(_conditions, runtime);

    private static ImmutableArray<string> Names(string[] names, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        if (names.Length == 0) throw new ArgumentException($"There is no {what}. Name at least one.", parameter);
        if (Array.Exists(names, string.IsNullOrEmpty)) throw new ArgumentException($"The name of a {what} is empty.", parameter);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static void CheckScores(int min, int max, string parameter)
    {
        if (min < 1 || max > 10 || min > max)
            throw new ArgumentOutOfRangeException(parameter, min, $"Scores are from 1 to 10, and {min} to {max} is not a range of them.");
    }

    private static ArgumentOutOfRangeException Outside(string parameter, double value, string rule) =>
        new(parameter, value, FormattableString.Invariant($"{value} is not valid: it must be {rule}."));
}
