namespace NeuralNets.Kernels;

/// <summary>Things that calls borrow and give back; made when all are out, so that any number of threads may call at once.</summary>
internal sealed class Pool<TItem>(Func<TItem> create) where TItem : class
{
    private readonly Lock _lock = new();
    private readonly Stack<TItem> _items = new();
    private TItem? _last;   // given back last: one thread at a time needs no lock

    public TItem Rent()
    {
        if (Interlocked.Exchange(ref _last, null) is { } last)
            return last;
        lock (_lock)
        {
            if (_items.TryPop(out TItem? item))
                return item;
        }
        return create();
    }

    public void Return(TItem item)
    {
        if (Interlocked.Exchange(ref _last, item) is not { } other)
            return;
        lock (_lock)
            _items.Push(other);
    }
}
