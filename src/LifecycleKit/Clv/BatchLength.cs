namespace LifecycleKit.Clv;

/// <summary>Checks the lengths of the spans of a batch.</summary>
internal static class BatchLength
{
    /// <exception cref="ArgumentException">A span does not have one element for each customer; <paramref name="name"/> is that
    /// span.</exception>
    public static void Require(int expected, int actual, string name)
    {
        if (actual != expected)
            throw new ArgumentException($"There must be one element for each customer: {expected}, not {actual}.", name);
    }
}
