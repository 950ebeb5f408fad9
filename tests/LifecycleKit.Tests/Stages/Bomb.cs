namespace LifecycleKit.Tests.Stages;

/// <summary>Host code that fails once, after a number of calls.</summary>
internal sealed class Bomb
{
    private int _fuse = int.MaxValue;

    public int Calls { get; private set; }

    public void Light(int fuse) => _fuse = fuse;

    public bool Tick()
    {
        Calls++;
        if (_fuse-- != 0) return true;
        _fuse = int.MaxValue;
        throw new TimeoutException("The host's database is away.");
    }
}
