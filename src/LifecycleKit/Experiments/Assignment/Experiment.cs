using System.Collections.Immutable;

namespace LifecycleKit.Experiments;

/// <summary>
/// An experiment that assigns subjects to arms. The arm follows from the subject's bucket under the experiment's salt, so the assignment is
/// the same on every host and does not change.
/// </summary>
/// <remarks>
/// <para>See <see cref="BucketOf"/> for the draw. The first arm takes the first buckets, and so on; subjects of buckets that no arm
/// uses are outside the experiment. An arm owns its buckets permanently, so <see cref="WithShare"/> never moves a subject from one arm to
/// another. Experiments with different salts are independent; experiments with the same salt have the same draw.</para>
/// <para>Assigning allocates nothing.</para>
/// </remarks>
public sealed partial class Experiment
{
    private readonly byte[] _armOfBucket;

    private Experiment(ExperimentOptions options, BucketOwners owners)
    {
        Key = options.Key!;
        From = options.From;
        To = options.To;
        Salt = string.IsNullOrEmpty(options.Salt) ? Key : options.Salt;
        Arms =
        [
            .. options.Arms.Select((arm, i) => new ExperimentArm(arm.Key!, arm.BasisPoints, arm.Key == options.Control, owners.TextOf(i)))
        ];
        Control = Arms.Single(arm => arm.IsControl);
        _armOfBucket = owners.InUse(options.Arms);
    }

    /// <summary>The key of the experiment, as exposure events name it.</summary>
    public string Key { get; }

    /// <summary>The salt of the draw; the key unless the options give another.</summary>
    public string Salt { get; }

    /// <summary>The arms, in the order of declaration.</summary>
    public ImmutableArray<ExperimentArm> Arms { get; }

    /// <summary>The control: the arm with which the others are compared.</summary>
    public ExperimentArm Control { get; }

    /// <summary>The first instant at which the experiment runs; null for no start.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The first instant at which the experiment no longer runs; null for no end.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>Creates an experiment.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The options are not valid; the message lists all problems of
    /// <see cref="ExperimentOptions.Validate"/>.</exception>
    public static Experiment Create(ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var owners = BucketOwners.Of(options.Arms);
        var problems = ExperimentCheck.Problems(options, owners);
        return problems.Count == 0
            ? new Experiment(options, owners)
            : throw new ArgumentException(
                $"The experiment '{options.Key}' is refused:\n- {string.Join("\n- ", problems)}", nameof(options));
    }

    /// <summary>
    /// Returns the arm of a subject; null when the subject is outside the experiment. An exposed subject stays in the arm of the first
    /// exposure, even if the shares have changed since.
    /// </summary>
    /// <remarks>The result does not depend on whether the experiment runs; see <see cref="IsRunning"/>.</remarks>
    /// <param name="subjectKey">The key of the customer for experiments; not empty.</param>
    /// <param name="exposedArm">
    /// The key of the arm of the subject's first exposure (<see cref="FirstExposure.Arm"/>); null, by default, without an exposure, so that
    /// the draw decides. If the experiment has no such arm, the result is null: a second draw could treat the subject twice.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public ExperimentArm? ArmOf(string subjectKey, string? exposedArm = null)
    {
        if (exposedArm is null) return _armOfBucket[BucketOf(subjectKey)] is var arm && arm > 0 ? Arms[arm - 1] : null;
        ArgumentException.ThrowIfNullOrEmpty(subjectKey);
        return Find(exposedArm);
    }

    /// <summary>Returns the bucket of a subject under <see cref="Salt"/>, from 0 to 9 999; <see cref="ExperimentArm.Buckets"/> are those
    /// of an arm.</summary>
    /// <remarks>
    /// The bucket is ⌊h · 10 000 / 2³²⌋, where h is the MurmurHash3 x86 32-bit, seed 0 (A. Appleby, public domain), of the UTF-8 bytes of
    /// salt, a line feed, and subject key. It depends only on the two texts, which are neither trimmed nor normalised, and the algorithm
    /// never changes. The hash is not a secret: a person who knows the salt can choose a key for a bucket.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public int BucketOf(string subjectKey) => SubjectBucket.Of(Salt, subjectKey);

    /// <summary>Finds an arm by its key, compared ordinally; null if there is none.</summary>
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

    /// <summary>Returns whether the experiment runs at an instant: at <see cref="From"/> or later, and before <see cref="To"/>.</summary>
    public bool IsRunning(DateTimeOffset asOf) => !(asOf < From) && !(asOf >= To);

    /// <summary>Returns the experiment with another share of one arm, or with one more arm.</summary>
    /// <remarks>
    /// Only as many subjects move as the share changes by. A shrinking arm releases its last subjects from the experiment; a growing arm
    /// first takes these back, and then subjects who were never in an arm. So no subject moves from one arm to another over any number of
    /// changes; a change for which the buckets are not enough is refused. An arm with share 0 gets no new subjects and keeps the exposed
    /// ones.
    /// </remarks>
    /// <param name="arm">The key of the arm; a new one adds an arm after the others.</param>
    /// <param name="basisPoints">The share of all subjects in basis points, from 0 to 10 000.</param>
    /// <exception cref="ArgumentException">The key is blank, the share is out of range, or there are too few free buckets.</exception>
    public Experiment WithShare(string arm, int basisPoints)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(arm);
        var options = ToOptions();
        var changed = options.Arms.FirstOrDefault(one => one.Key == arm);
        if (changed is null) options.Arms.Add(new ExperimentArmOptions { Key = arm, BasisPoints = basisPoints });
        else changed.BasisPoints = basisPoints;
        return Create(options);
    }

    /// <summary>
    /// Returns options that create the same experiment, including the buckets that each arm has after changes of share. Keep these options.
    /// </summary>
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
