namespace LifecycleKit.UserTests;

/// <summary>A clock that a test sets.</summary>
internal sealed class ShopClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
