namespace LifecycleKit.UserTests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ShopClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
