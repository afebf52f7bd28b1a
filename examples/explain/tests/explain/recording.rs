//! `Recording`: the packets of a capture, to be changed.

use std::ops::Range;

/// A file in the format pcap.
#[derive(Clone)]
pub(crate) struct Recording {
    /// The kind of network.
    pub(crate) link: u32,
    pub(crate) packets: Vec<Packet>,
}

/// A packet of Ethernet with IPv4, unless it was changed.
#[derive(Clone)]
pub(crate) struct Packet {
    time: [u32; 2],
    length: u32,
    pub(crate) bytes: Vec<u8>,
}

/// Where the headers of IPv4 and TCP begin, without options of IP.
const IP: usize = 14;
const TCP: usize = IP + 20;

impl Recording {
    /// Reads a file that was written on a machine of the usual order of bytes.
    pub(crate) fn read(file: &[u8]) -> Self {
        let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
        let mut packets = Vec::new();
        let mut at = 24;
        while at < file.len() {
            let end = at + 16 + usize::try_from(number(at + 8)).unwrap();
            let bytes = file[at + 16..end].to_vec();
            packets.push(Packet { time: [number(at), number(at + 4)], length: number(at + 12), bytes });
            at = end;
        }
        Self { link: number(20), packets }
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        self.write_with(0xa1b2_c3d4, u32::to_le_bytes)
    }

    /// Writes it with this magic number and order of bytes.
    pub(crate) fn write_with(&self, magic: u32, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        let version = if bytes(1)[0] == 1 { 0x0004_0002 } else { 0x0002_0004 };
        let mut file: Vec<u8> = [magic, version, 0, 0, 0x0004_0000, self.link].map(bytes).concat();
        for packet in &self.packets {
            let recorded = u32::try_from(packet.bytes.len()).unwrap();
            file.extend([packet.time[0], packet.time[1], recorded, packet.length].map(bytes).concat());
            file.extend_from_slice(&packet.bytes);
        }
        file
    }

    pub(crate) fn without(mut self, packets: Range<usize>) -> Self {
        self.packets.drain(packets);
        self
    }

    /// Changes every packet.
    pub(crate) fn change(&mut self, change: impl Fn(&[u8]) -> Vec<u8>) {
        for packet in &mut self.packets {
            packet.bytes = change(&packet.bytes);
            packet.length = u32::try_from(packet.bytes.len()).unwrap();
        }
    }

    /// What TCP carries.
    pub(crate) fn payload(packet: &[u8]) -> &[u8] {
        let length = usize::from(u16::from_be_bytes([packet[IP + 2], packet[IP + 3]]));
        &packet[TCP + usize::from(packet[TCP + 12] >> 4) * 4..IP + length]
    }

    /// The packet with octets before the first one that it carries.
    pub(crate) fn with_earlier(packet: &[u8], octets: &[u8]) -> Vec<u8> {
        let payload = Self::payload(packet);
        let mut changed = [&packet[..IP + Self::ip_length(packet) - payload.len()], octets, payload].concat();
        let added = u32::try_from(octets.len()).unwrap();
        let length = u16::try_from(Self::ip_length(packet) + octets.len()).unwrap();
        changed[IP + 2..IP + 4].copy_from_slice(&length.to_be_bytes());
        let sequence = u32::from_be_bytes(packet[TCP + 4..TCP + 8].try_into().unwrap()).wrapping_sub(added);
        changed[TCP + 4..TCP + 8].copy_from_slice(&sequence.to_be_bytes());
        changed
    }

    fn ip_length(packet: &[u8]) -> usize {
        u16::from_be_bytes([packet[IP + 2], packet[IP + 3]]).into()
    }

    /// Moves the sequence numbers of both ends of a server's connection so that they begin anew after so many octets.
    pub(crate) fn renumber(&mut self, server: u16, before: u32) {
        let is_from = |packet: &[u8]| packet[TCP..TCP + 2] == server.to_be_bytes();
        let is_to = |packet: &[u8]| packet[TCP + 2..TCP + 4] == server.to_be_bytes();
        let number = |packet: &[u8], at: usize| u32::from_be_bytes(packet[at..at + 4].try_into().unwrap());
        let first = |is_sender: &dyn Fn(&[u8]) -> bool| {
            let packet = self.packets.iter().find(|packet| is_sender(&packet.bytes)).expect("a packet");
            0_u32.wrapping_sub(before).wrapping_sub(number(&packet.bytes, TCP + 4))
        };
        let moved = [first(&is_from), first(&is_to)];
        self.change(|packet| {
            let mut changed = packet.to_vec();
            let moved = match (is_from(packet), is_to(packet)) {
                (true, _) => moved,
                (_, true) => [moved[1], moved[0]],
                _ => return changed,
            };
            for (at, moved) in [TCP + 4, TCP + 8].into_iter().zip(moved) {
                changed[at..at + 4].copy_from_slice(&number(packet, at).wrapping_add(moved).to_be_bytes());
            }
            changed
        });
    }
}

/// A connection to this port on which these lines are said, by `C: ` and `S: `.
pub(crate) fn talk(port: u16, lines: &[&str]) -> Recording {
    const CLIENT: u16 = 50_000;
    const SYN: u8 = 2;
    const ACK: u8 = 16;
    let mut recording = Recording { link: 1, packets: Vec::new() };
    let mut sent = [1_u32, 1];
    let mut push = |from: usize, flags: u8, text: &[u8]| {
        let ports = [CLIENT, port];
        let sequence = if flags & SYN > 0 { 0 } else { sent[from] };
        let acknowledged = if flags & ACK > 0 { sent[1 - from] } else { 0 };
        sent[from] += u32::try_from(text.len()).unwrap();
        let mut bytes = vec![0; 12];
        bytes.extend([8, 0, 0x45, 0]);
        bytes.extend(u16::try_from(40 + text.len()).unwrap().to_be_bytes());
        bytes.extend([0, 0, 0, 0, 64, 6, 0, 0]);
        let hosts = [[192, 0, 2, 1], [192, 0, 2, 2]];
        bytes.extend([hosts[from], hosts[1 - from]].concat());
        bytes.extend([ports[from], ports[1 - from]].map(u16::to_be_bytes).concat());
        bytes.extend([sequence, acknowledged].map(u32::to_be_bytes).concat());
        bytes.extend([0x50, flags, 0xff, 0xff, 0, 0, 0, 0]);
        bytes.extend_from_slice(text);
        let length = u32::try_from(bytes.len()).unwrap();
        recording.packets.push(Packet { time: [0, 0], length, bytes });
    };
    push(0, SYN, b"");
    push(1, SYN | ACK, b"");
    push(0, ACK, b"");
    for line in lines {
        let (from, text) = line.split_once(": ").expect("who says it");
        push(usize::from(from == "S"), ACK, format!("{text}\r\n").as_bytes());
    }
    recording
}
