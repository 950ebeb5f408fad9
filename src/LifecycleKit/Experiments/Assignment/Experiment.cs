using System.Collections.Immutable;

namespace LifecycleKit.Experiments;

/// <summary>Who is in which arm: a subject's bucket under the experiment's salt decides, for the same arm everywhere and for ever.</summary>
/// <remarks>
/// <para>See <see cref="SubjectBucket"/> for the draw. The first arm takes the first buckets, and so on; subjects of buckets that no arm uses
/// are outside the experiment. Buckets belong to an arm for good, so <see cref="WithShare"/> never moves anybody from one arm to another.
/// Experiments with different salts are independent of each other; with the same salt they draw alike.</para>
/// <para>Assigning allocates nothing. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed partial class Experiment
{
    private readonly byte[] _armOfBucket;

    private Experiment(ExperimentOptions options, BucketOwners owners)
    {
        (Key, From, To) = (options.Key!, options.From, options.To);
        Salt = string.IsNullOrEmpty(options.Salt) ? Key : options.Salt;
        Arms = [.. options.Arms.Select((arm, i) => new ExperimentArm(arm.Key!, arm.BasisPoints, owners.TextOf(i), arm.Key == options.Control))];
        Control = Arms.Single(arm => arm.IsControl);
        _armOfBucket = owners.InUse(options.Arms);
    }

    /// <summary>The key, as exposures name it.</summary>
    public string Key { get; }

    /// <summary>What sets its draw apart from others; the key unless another was given.</summary>
    public string Salt { get; }

    /// <summary>The arms, in the order of their declaration.</summary>
    public ImmutableArray<ExperimentArm> Arms { get; }

    /// <summary>The arm that the others are compared with.</summary>
    public ExperimentArm Control { get; }

    /// <summary>The first instant at which it runs; null for always.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The first instant at which it no longer runs; null for never.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>Makes an experiment.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">Something is wrong with the options; the message lists all of <see cref="ExperimentOptions.Validate"/>.</exception>
    public static Experiment Create(ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var owners = BucketOwners.Of(options.Arms);
        var problems = ExperimentCheck.Problems(options, owners);
        return problems.Count == 0
            ? new Experiment(options, owners)
            : throw new ArgumentException($"The experiment '{options.Key}' is refused:\n- {string.Join("\n- ", problems)}", nameof(options));
    }

    /// <summary>The arm of a subject who has not been exposed yet; null when he is outside the experiment.</summary>
    /// <remarks>Whether the experiment runs is another question: <see cref="IsRunning"/>.</remarks>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public ExperimentArm? ArmOf(string subjectKey) =>
        _armOfBucket[SubjectBucket.Of(Salt, subjectKey)] is var arm && arm > 0 ? Arms[arm - 1] : null;

    /// <summary>The arm of a subject, who stays in the arm that he was exposed to, whatever has become of the shares.</summary>
    /// <param name="subjectKey">The key of the customer for experiments; not empty.</param>
    /// <param name="exposedArm">
    /// The key of the arm of his first exposure (<see cref="FirstExposure.Arm"/>); null when there was none, and the draw decides. If the
    /// experiment has no such arm, he is in none: drawn anew he might have been treated twice.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public ExperimentArm? ArmOf(string subjectKey, string? exposedArm)
    {
        if (exposedArm is null) return ArmOf(subjectKey);
        ArgumentException.ThrowIfNullOrEmpty(subjectKey);
        return Find(exposedArm);
    }

    /// <summary>The arm with a key, compared letter by letter; null if there is none.</summary>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public ExperimentArm? Find(string arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        foreach (var one in Arms)
        {
            if (one.Key == arm) return one;
        }

        return null;
    }

    /// <summary>Whether it runs at an instant: at <see cref="From"/> or later, and before <see cref="To"/>.</summary>
    public bool IsRunning(DateTimeOffset asOf) => !(asOf < From) && !(asOf >= To);

    /// <summary>The experiment with another share of one arm, or with one arm more.</summary>
    /// <remarks>
    /// No more subjects move than the share changes by. An arm that shrinks lets its last ones go, out of the experiment; one that grows takes
    /// these back first, and then subjects who never were in an arm. So nobody ever goes from one arm to another, over any number of changes;
    /// where the buckets do not suffice for that, the change is refused. At 0 it takes nobody new, and keeps who was exposed.
    /// </remarks>
    /// <param name="arm">The key of the arm; a new one adds an arm after the others.</param>
    /// <param name="basisPoints">Its share of all subjects in basis points, from 0 to 10 000.</param>
    /// <exception cref="ArgumentException">The key is blank, the share out of range, or too few buckets belong to no arm.</exception>
    public Experiment WithShare(string arm, int basisPoints)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(arm);
        var options = ToOptions();
        var changed = options.Arms.FirstOrDefault(one => one.Key == arm);
        if (changed is null) options.Arms.Add(new ExperimentArmOptions { Key = arm, BasisPoints = basisPoints });
        else changed.BasisPoints = basisPoints;
        return Create(options);
    }

    /// <summary>Options that make the same experiment, with the buckets that changes of share have given each arm: what to keep.</summary>
    public ExperimentOptions ToOptions() => new()
    {
        Key = Key,
        Salt = Salt,
        Control = Control.Key,
        From = From,
        To = To,
        Arms = [.. Arms.Select(arm => new ExperimentArmOptions { Key = arm.Key, BasisPoints = arm.BasisPoints, Buckets = arm.Buckets })],
    };

    /// <summary>The key and the arms, culture-invariant.</summary>
    public override string ToString() => $"{Key}: {string.Join(", ", Arms)}";
}
