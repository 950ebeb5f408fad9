namespace LifecycleKit.Experiments;

/// <summary>One arm of an experiment, and which subjects are in it.</summary>
/// <remarks>Made by an <see cref="Experiment"/>. Immutable and safe to share between threads.</remarks>
public sealed class ExperimentArm
{
    internal ExperimentArm(string key, int basisPoints, string buckets, bool isControl) =>
        (Key, BasisPoints, Buckets, IsControl) = (key, basisPoints, buckets, isControl);

    /// <summary>The arm's key, unique in its experiment.</summary>
    public string Key { get; }

    /// <summary>Whether it is what the others are compared with.</summary>
    public bool IsControl { get; }

    /// <summary>How many buckets' subjects are in it, from 0 to 10 000: hundredths of a percent of all subjects.</summary>
    public int BasisPoints { get; }

    /// <summary>Which part of all subjects is in it, from 0 to 1.</summary>
    public double Share => BasisPoints / (double)SubjectBucket.Count;

    /// <summary>
    /// The buckets that belong to it, such as <c>0-999,2000-2499</c>; empty for none. Subjects of the first <see cref="BasisPoints"/> of them
    /// are in the arm, the others were in it when it was larger.
    /// </summary>
    public string Buckets { get; }

    /// <summary>Key and share, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key} {BasisPoints / 100m:0.##}%");
}
