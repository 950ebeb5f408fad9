namespace LifecycleKit.Stages;

/// <summary>A place in a lifecycle at which a customer can stand.</summary>
/// <remarks>Belongs to one definition. Immutable and safe to share between threads.</remarks>
public sealed class Stage
{
    internal Stage(string id, int index, int? rank) => (Id, Index, Rank) = (id, index, rank);

    /// <summary>The stage's id, such as <c>first-time</c>, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>How far up the lifecycle the stage is; null for a stage that is no progress, such as at-risk, which never becomes the highest.</summary>
    public int? Rank { get; }

    internal int Index { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
