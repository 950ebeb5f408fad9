using System.Runtime.CompilerServices;

namespace LifecycleKit.Plays;

/// <summary>The room that the caps of each channel leave, where it has been asked for.</summary>
[InlineArray(ChannelNumbers.Count)]
internal struct ChannelRooms
{
    private CapRoom? _first;
}
