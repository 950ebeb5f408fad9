namespace LifecycleKit.Plays;

/// <summary>The explanation of a play for one customer at one instant: its result, and the reason in words.</summary>
public sealed class PlayExplanation
{
    /// <summary>Creates an explanation, for tests of code that shows explanations.</summary>
    /// <param name="result">The result of the play.</param>
    /// <param name="reason">The reason in words.</param>
    /// <exception cref="ArgumentException"><paramref name="result"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public PlayExplanation(in PlayResult result, string reason)
    {
        if (result.Play is null) throw new ArgumentException("The result is default. Set its play.", nameof(result));
        ArgumentNullException.ThrowIfNull(reason);
        Result = result;
        Reason = reason;
    }

    /// <summary>The result: the play, its outcome, and until when the reason holds.</summary>
    public PlayResult Result { get; }

    /// <summary>The reason in words, culture-invariant, such as <c>condition false at orders.count &gt;= 1 (0)</c>.</summary>
    public string Reason { get; }

    /// <summary>Returns the key of the play and the reason, such as <c>win-back: condition false at orders.count &gt;= 1 (0)</c>.</summary>
    public override string ToString() => $"{Result.Play.Key}: {Reason}";
}
